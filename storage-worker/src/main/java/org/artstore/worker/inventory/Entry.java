package org.artstore.worker.inventory;

import java.time.Instant;

/// Something that lies on an element under the name of a file, or beside one.
///
/// @param size in bytes
/// @param since when it was written last, by the clock of whoever keeps it
/// @param regular whether it is what a store puts there, and not a directory or a link
public record Entry(Place place, long size, Instant since, boolean regular) {}
