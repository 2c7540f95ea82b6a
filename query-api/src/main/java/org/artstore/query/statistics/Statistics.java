package org.artstore.query.statistics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.statistics.ReadCounts;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Counts what is read through this process, in memory: adding to a number is all that a reader
/// does. What is counted is told to others by [Telling].
public final class Statistics {

    private final UUID process = UUID.randomUUID();
    private final Map<Tally.Key, Tally> tallies = new ConcurrentHashMap<>();
    private final int most;
    private final InstantSource clock;
    private final Counter dropped;

    Statistics(int most, InstantSource clock, MeterRegistry meters) {
        this.most = most;
        this.clock = clock;
        this.dropped =
                Counter.builder("artstore.query.statistics.dropped")
                        .description("Reads that were not counted, for want of room")
                        .register(meters);
    }

    /// Bytes of a document were sent.
    ///
    /// @param toTheEnd whether these were all that were asked for
    public void sent(TenantId tenant, long bytes, boolean toTheEnd) {
        count(tenant, tally -> tally.sent(bytes, toTheEnd));
    }

    /// A link to a worker was given.
    public void linked(TenantId tenant) {
        count(tenant, Tally::linked);
    }

    /// A search was answered.
    public void searched(TenantId tenant) {
        count(tenant, Tally::searched);
    }

    /// What is counted so far.
    List<ReadCounts> counts(Instant now) {
        return tallies.values().stream().map(tally -> tally.counts(process, now)).toList();
    }

    /// What was told of a day that is over needs no room: nothing is added to it.
    boolean forgets(ReadCounts told) {
        return told.day().isBefore(day(clock.instant()).minusDays(1))
                && tallies.remove(new Tally.Key(told.tenant(), told.day())) != null;
    }

    private void count(TenantId tenant, Consumer<Tally> addition) {
        var key = new Tally.Key(tenant, day(clock.instant()));
        var known = tallies.get(key);
        if (known != null) {
            addition.accept(known);
        } else if (tallies.size() < most) {
            addition.accept(tallies.computeIfAbsent(key, Tally::new));
        } else {
            dropped.increment();
        }
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
