package org.artstore.schemas.document;

import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;

/// Whose bytes a file has that is no document itself: those of an archived document, for a while.
///
/// @param fileId the document
/// @param elementId where it is archived
/// @param version that it has there, for ever
public record CopyOf(FileId fileId, ElementId elementId, long version) {}
