package org.artstore.index.redrive;

import org.artstore.schemas.file.Receipt;

import java.time.Instant;

/// What became of a dead letter that was put back.
///
/// @param receipt where in the file log it stands now
record Redriven(String id, Receipt receipt, Instant redrivenAt, String redrivenById) {}
