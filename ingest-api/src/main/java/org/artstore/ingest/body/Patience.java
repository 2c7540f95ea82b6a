package org.artstore.ingest.body;

import java.time.Duration;

/// How long a client may take over its bytes, while it is its turn: time in which nothing was asked
/// of it does not count.
///
/// @param idle how long it may send nothing
/// @param leastRate how many bytes a second it must send, on the average of a window
/// @param window how long that average is over
public record Patience(Duration idle, long leastRate, Duration window) {}
