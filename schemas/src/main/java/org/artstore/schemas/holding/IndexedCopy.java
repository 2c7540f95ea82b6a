package org.artstore.schemas.holding;

import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;

import java.time.Instant;

/// The restored copy from which an archived document is read.
public record IndexedCopy(FileId fileId, FileId copyId, ElementId elementId, Instant expiresAt) {}
