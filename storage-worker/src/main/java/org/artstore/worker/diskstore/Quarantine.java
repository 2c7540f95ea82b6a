package org.artstore.worker.diskstore;

import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.disk.Forced;
import org.artstore.worker.disk.Listing;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Optional;

/// Where the bytes of deleted files lie for a while, in a directory for each hour in which they
/// came: so nothing has to be remembered of them. The hours are those of this host's clock: it is
/// about how long bytes are kept, not about documents.
record Quarantine(Path root) {

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH").withZone(ZoneOffset.UTC);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    /// The directory for what comes now.
    Path hour(Instant now) {
        return root.resolve(HOUR.format(now));
    }

    /// Removes what came before `then`, of `most` entries at most, and says how many it were.
    int purge(Instant then, int most) {
        var over = new ArrayList<Path>();
        Listing.forEach(
                root,
                hour -> end(hour).filter(end -> !end.isAfter(then)).ifPresent(_ -> over.add(hour)));
        over.sort(Path::compareTo);
        int removed = 0;
        for (var hour : over) {
            removed += empty(hour, most - removed);
        }
        return removed;
    }

    private static int empty(Path hour, int most) {
        var entries = new ArrayList<Path>();
        Listing.forEach(
                hour,
                entry -> {
                    if (entries.size() < most) {
                        entries.add(entry);
                    }
                });
        entries.forEach(Forced::remove);
        removeIfEmpty(hour);
        return entries.size();
    }

    private static void removeIfEmpty(Path hour) {
        try {
            Files.deleteIfExists(hour);
        } catch (DirectoryNotEmptyException _) {
            return;
        } catch (IOException e) {
            throw DiskFailed.of(hour, e);
        }
    }

    /// When the hour was over; empty when the directory is none of an hour.
    private static Optional<Instant> end(Path hour) {
        try {
            var begin = LocalDateTime.parse(hour.getFileName() + ":00");
            return Optional.of(begin.toInstant(ZoneOffset.UTC).plus(AN_HOUR));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
