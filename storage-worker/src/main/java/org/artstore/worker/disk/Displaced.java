package org.artstore.worker.disk;

import org.artstore.schemas.id.FileId;

import java.util.OptionalLong;

/// An upload for which there is no room.
///
/// @param length of the document, if that is known
public record Displaced(FileId fileId, OptionalLong length) {}
