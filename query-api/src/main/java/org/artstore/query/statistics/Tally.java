package org.artstore.query.statistics;

import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.statistics.ReadCounts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/// What a tenant has read on one day through this process.
final class Tally {

    private final Key key;
    private final LongAdder downloads = new LongAdder();
    private final LongAdder downloadedBytes = new LongAdder();
    private final LongAdder links = new LongAdder();
    private final LongAdder searches = new LongAdder();

    record Key(TenantId tenant, LocalDate day) {}

    Tally(Key key) {
        this.key = key;
    }

    void sent(long bytes, boolean toTheEnd) {
        downloadedBytes.add(bytes);
        if (toTheEnd) {
            downloads.increment();
        }
    }

    void linked() {
        links.increment();
    }

    void searched() {
        searches.increment();
    }

    ReadCounts counts(UUID process, Instant now) {
        return new ReadCounts(
                key.tenant(),
                key.day(),
                process,
                downloads.sum(),
                downloadedBytes.sum(),
                links.sum(),
                searches.sum(),
                now);
    }
}
