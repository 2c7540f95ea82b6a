package org.artstore.ingest.claim;

import java.time.Duration;

/// What time does to requests.
///
/// @param lease how long a request that gives no sign of life still owns its key
/// @param life how long an answer holds
record Terms(Duration lease, Duration life) {}
