package org.artstore.query.statistics;

import org.artstore.schemas.statistics.ReadCounts;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;

/// Searches by day, and together.
///
/// @param items the days on which anything was read
record SearchCounts(List<Day> items, Total total) {

    /// One day, in UTC.
    record Day(LocalDate day, long searches) {}

    /// All of these days.
    record Total(long searches) {}

    static SearchCounts of(NavigableMap<LocalDate, Map<UUID, ReadCounts>> days) {
        var items =
                days.entrySet().stream()
                        .map(it -> new Day(it.getKey(), searches(it.getValue())))
                        .toList();
        return new SearchCounts(items, new Total(items.stream().mapToLong(Day::searches).sum()));
    }

    private static long searches(Map<UUID, ReadCounts> counts) {
        return counts.values().stream().mapToLong(ReadCounts::searches).sum();
    }
}
