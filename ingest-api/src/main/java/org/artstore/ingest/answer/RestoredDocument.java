package org.artstore.ingest.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.artstore.schemas.document.DocumentView;
import org.artstore.schemas.file.Receipt;

import java.time.Instant;

/// An archived document that can be read again.
///
/// @param restoredUntil not before this time its bytes are offline again
record RestoredDocument(
        @JsonUnwrapped DocumentView document, Instant restoredUntil, Receipt receipt) {}
