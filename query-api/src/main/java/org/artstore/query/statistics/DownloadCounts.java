package org.artstore.query.statistics;

import org.artstore.schemas.statistics.ReadCounts;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;

/// Downloads by day, and together.
///
/// @param items the days on which anything was read
record DownloadCounts(List<Day> items, Total total) {

    /// One day, in UTC.
    record Day(LocalDate day, long downloads, long bytes, long links) {}

    /// All of these days.
    record Total(long downloads, long bytes, long links) {}

    static DownloadCounts of(NavigableMap<LocalDate, Map<UUID, ReadCounts>> days) {
        var items =
                days.entrySet().stream()
                        .map(it -> day(it.getKey(), it.getValue().values()))
                        .toList();
        return new DownloadCounts(
                items,
                new Total(
                        items.stream().mapToLong(Day::downloads).sum(),
                        items.stream().mapToLong(Day::bytes).sum(),
                        items.stream().mapToLong(Day::links).sum()));
    }

    private static Day day(LocalDate day, Collection<ReadCounts> counts) {
        return new Day(
                day,
                counts.stream().mapToLong(ReadCounts::downloads).sum(),
                counts.stream().mapToLong(ReadCounts::downloadedBytes).sum(),
                counts.stream().mapToLong(ReadCounts::links).sum());
    }
}
