package org.artstore.ingest.resume;

import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;

/// One connection that appends to an upload.
///
/// @param epoch greater than that of every earlier writer
/// @param offset where it begins
record Writer(FileId file, ElementId element, long epoch, long offset, String traceparent) {}
