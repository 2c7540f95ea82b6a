package org.artstore.worker.diskstore;

import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.disk.Forced;
import org.artstore.worker.disk.Listing;
import org.artstore.worker.store.QuarantineHour;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;

/// Where the bytes of deleted files lie for a while, in a directory for each hour in which they
/// came: so nothing has to be remembered of them.
record Quarantine(Path root) {

    /// The directory for what comes now.
    Path hour(Instant now) {
        return root.resolve(QuarantineHour.of(now).name());
    }

    /// Removes what came before `then`, of `most` entries at most, and says how many it were.
    int purge(Instant then, int most) {
        var over = new ArrayList<Path>();
        Listing.forEach(
                root,
                hour ->
                        QuarantineHour.parse(hour.getFileName().toString())
                                .filter(it -> !it.end().isAfter(then))
                                .ifPresent(_ -> over.add(hour)));
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
}
