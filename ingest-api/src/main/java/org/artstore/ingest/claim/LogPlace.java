package org.artstore.ingest.claim;

import java.time.Instant;

/// Where an event lies in the log, and since when by the log's own time.
record LogPlace(int partition, long offset, Instant time) {}
