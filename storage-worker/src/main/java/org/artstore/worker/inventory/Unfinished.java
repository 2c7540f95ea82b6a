package org.artstore.worker.inventory;

import java.time.Instant;

/// Something that somebody began to write under this name. A part of it takes room, and it cannot
/// be seen before it is ended.
///
/// @param id which of several
public record Unfinished(Place place, String id, Instant since) {}
