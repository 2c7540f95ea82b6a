package org.artstore.query.statistics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.statistics.ReadCounts;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// What all processes have counted: of each the largest count, so it does not matter how often or
/// in which order they are read.
final class Counts {

    private final Map<TenantId, NavigableMap<LocalDate, Map<UUID, ReadCounts>>> tenants =
            new ConcurrentHashMap<>();

    void accept(ConsumerRecord<String, byte[]> record) {
        if (record.value() != null) {
            accept(ReadCounts.CODEC.decode(record));
        }
    }

    void accept(ReadCounts counts) {
        tenants.computeIfAbsent(counts.tenant(), _ -> new ConcurrentSkipListMap<>())
                .computeIfAbsent(counts.day(), _ -> new ConcurrentHashMap<>())
                .merge(
                        counts.process(),
                        counts,
                        (known, next) -> next.exceeds(known) ? next : known);
    }

    /// Of one tenant, the days from `from` to `to`, both included, on which anything was read.
    NavigableMap<LocalDate, Map<UUID, ReadCounts>> of(
            TenantId tenant, LocalDate from, LocalDate to) {
        return tenants.getOrDefault(tenant, new ConcurrentSkipListMap<>())
                .subMap(from, true, to, true);
    }
}
