package org.artstore.ingest.resume;

import org.artstore.schemas.id.FileId;
import org.jspecify.annotations.Nullable;

/// A request that wants to append.
///
/// @param offset of its first byte
/// @param length of the document, if it says so
/// @param checksum of its bytes, if it came with one
/// @param ending what it means that they end
public record NewAppend(
        FileId file,
        long offset,
        @Nullable Long length,
        @Nullable Checksum checksum,
        Ending ending,
        String traceparent) {}
