package org.artstore.query.statistics;

import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.statistics.ReadCounts;
import org.artstore.starter.access.Caller;
import org.artstore.starter.endpoint.RequiresScope;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Shows how much the caller's tenant reads: by default in the last 30 days.
@RestController
@RequiresScope(Scopes.FILES_READ)
final class StatisticsEndpoint {

    private static final int DAYS = 30;
    private static final int MOST_DAYS = 366;

    private final Counts counts;
    private final BooleanSupplier known;
    private final InstantSource clock;

    /// @param known whether all has been read that was told before
    StatisticsEndpoint(Counts counts, BooleanSupplier known, InstantSource clock) {
        this.counts = counts;
        this.known = known;
        this.clock = clock;
    }

    @GetMapping("/api/v1/stats/downloads")
    DownloadCounts downloads(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate to,
            Caller caller) {
        return DownloadCounts.of(days(caller, from, to));
    }

    @GetMapping("/api/v1/stats/searches")
    SearchCounts searches(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate to,
            Caller caller) {
        return SearchCounts.of(days(caller, from, to));
    }

    private NavigableMap<LocalDate, Map<UUID, ReadCounts>> days(
            Caller caller, @Nullable LocalDate from, @Nullable LocalDate to) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var last = Objects.requireNonNullElse(to, today);
        var first = Objects.requireNonNullElse(from, last.minusDays(DAYS - 1));
        if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw new StatisticsRejected.NoSuchDays();
        }
        if (!known.getAsBoolean()) {
            throw new StatisticsRejected.NotKnownYet();
        }
        return counts.of(caller.tenant(), first, last);
    }
}
