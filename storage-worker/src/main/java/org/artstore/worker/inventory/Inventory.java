package org.artstore.worker.inventory;

import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.disk.Listing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The files of a disk element in the order of their directories and names.
///
/// @param wanted by their names
public record Inventory(ElementDirectory directory, Predicate<String> wanted) {

    private static final List<Pattern> LEVELS =
            List.of(
                    Pattern.compile("\\d{4}"),
                    Pattern.compile("\\d{2}"),
                    Pattern.compile("\\d{2}"),
                    Pattern.compile("\\d{2}"));

    /// The next of them behind `after`, at most so many; none when there are no more.
    public List<Place> next(Place after, int most) {
        var from = after;
        while (true) {
            var found = entries(from, most);
            if (!found.isEmpty()) {
                return found;
            }
            var hour = hourAfter(from.hour());
            if (hour.isEmpty()) {
                return List.of();
            }
            from = new Place(hour.get(), "");
        }
    }

    /// Where an entry lies.
    public Path path(Place place) {
        return directory.root().resolve(place.hour()).resolve(place.name());
    }

    private List<Place> entries(Place after, int most) {
        if (after.hour().isEmpty()) {
            return List.of();
        }
        var names = new TreeSet<String>();
        Listing.forEach(
                directory.root().resolve(after.hour()),
                entry -> {
                    var name = entry.getFileName().toString();
                    if (name.compareTo(after.name()) > 0 && wanted.test(name)) {
                        names.add(name);
                        if (names.size() > most) {
                            names.removeLast();
                        }
                    }
                });
        return names.stream().map(name -> new Place(after.hour(), name)).toList();
    }

    private Optional<String> hourAfter(String hour) {
        return hourAfter(directory.root(), "", hour, 0);
    }

    /// The first hour under `above` that is greater than `hour`.
    private static Optional<String> hourAfter(Path above, String path, String hour, int level) {
        if (level == LEVELS.size()) {
            return path.compareTo(hour) > 0 ? Optional.of(path) : Optional.empty();
        }
        for (var name : directories(above, LEVELS.get(level))) {
            var below = path.isEmpty() ? name : path + "/" + name;
            boolean isBefore =
                    hour.length() >= below.length()
                            && below.compareTo(hour.substring(0, below.length())) < 0;
            if (!isBefore) {
                var found = hourAfter(above.resolve(name), below, hour, level + 1);
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
