package org.artstore.worker.staging;

import org.artstore.schemas.id.FileId;

import java.time.Instant;

/// An upload that is still open, as others may know it.
///
/// @param touched when its last record came
public record OpenUpload(FileId fileId, long epoch, Instant touched) {}
