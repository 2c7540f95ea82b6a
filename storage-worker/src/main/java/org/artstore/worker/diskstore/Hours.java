package org.artstore.worker.diskstore;

import org.artstore.worker.disk.Listing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The directories of hours on a disk, of which never more than one branch is held.
record Hours(Path root) {

    private static final List<Pattern> LEVELS =
            List.of(
                    Pattern.compile("\\d{4}"),
                    Pattern.compile("\\d{2}"),
                    Pattern.compile("\\d{2}"),
                    Pattern.compile("\\d{2}"));

    /// The first that comes after this one.
    Optional<String> after(String hour) {
        return after(root, "", hour, 0);
    }

    /// The first under `above` that comes after `hour`.
    private static Optional<String> after(Path above, String path, String hour, int level) {
        if (level == LEVELS.size()) {
            return path.compareTo(hour) > 0 ? Optional.of(path) : Optional.empty();
        }
        for (var name : directories(above, LEVELS.get(level))) {
            var below = path.isEmpty() ? name : path + "/" + name;
            boolean isBefore =
                    hour.length() >= below.length()
                            && below.compareTo(hour.substring(0, below.length())) < 0;
            if (!isBefore) {
                var found = after(above.resolve(name), below, hour, level + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> directories(Path above, Pattern form) {
        var names = new ArrayList<String>();
        Listing.forEach(
                above,
                entry -> {
                    var name = entry.getFileName().toString();
                    if (form.matcher(name).matches()) {
                        names.add(name);
                    }
                });
        names.sort(null);
        return names;
    }
}
