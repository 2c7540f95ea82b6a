package org.artstore.ingest.resume;

import org.artstore.ingest.outcome.Sealing;
import org.jspecify.annotations.Nullable;

/// What a request has brought.
///
/// @param offset confirmed now
/// @param sealing of the upload, if it is complete
public record Appended(long offset, @Nullable Sealing sealing) {}
