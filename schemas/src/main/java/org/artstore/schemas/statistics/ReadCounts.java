package org.artstore.schemas.statistics;

import org.artstore.schemas.event.EventCodec;
import org.artstore.schemas.event.EventType;
import org.artstore.schemas.id.TenantId;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What the callers of one tenant have read on one day through one process: the whole count each
/// time, which never falls, so the largest is the last word.
///
/// @param day in UTC
/// @param process that has answered; another one after each start
/// @param downloads that were sent to their end, of whole documents or ranges
/// @param downloadedBytes that were sent, to the end or not
/// @param links to workers that were given
/// @param searches that were answered
/// @param asOf when it was counted
public record ReadCounts(
        TenantId tenant,
        LocalDate day,
        UUID process,
        long downloads,
        long downloadedBytes,
        long links,
        long searches,
        Instant asOf) {

    /// Writes and reads counts.
    public static final EventCodec<ReadCounts> CODEC =
            new EventCodec<>(
                    URI.create("urn:artstore:query-api"),
                    List.of(new EventType<>("artstore.reads.counted.v1", ReadCounts.class)),
                    ReadCounts::identity);

    /// Whether this one counts more than an earlier or later one of the same process.
    public boolean exceeds(ReadCounts other) {
        return sum() > other.sum();
    }

    private long sum() {
        return downloads + downloadedBytes + links + searches;
    }

    private EventCodec.Identity identity() {
        var key = tenant + "/" + day + "/" + process;
        return new EventCodec.Identity(key + ":" + sum(), key, asOf);
    }
}
