package org.artstore.worker.inventory;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;

/// How far a walk has come: up to and including this name.
///
/// @param hour the directory, relative to the element's root: `YYYY/MM/DD/HH`
/// @param name of an entry of it; empty before the first
public record Place(String hour, String name) implements Comparable<Place> {

    /// Before everything.
    public static final Place START = new Place("", "");

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu/MM/dd/HH", Locale.ROOT);
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::hour).thenComparing(Place::name);

    /// The same directory, another name.
    public Place sibling(String other) {
        return new Place(hour, other);
    }

    /// The name relative to the element's root.
    public String key() {
        return hour + "/" + name;
    }

    /// Everything behind this place was created at this time or later.
    public Instant time() {
        return hour.isEmpty()
                ? Instant.EPOCH
                : LocalDateTime.parse(hour, HOUR).toInstant(ZoneOffset.UTC);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
