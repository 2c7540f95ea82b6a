package org.artstore.schemas.journal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.document.Retention;

/// What a client said of its document after sending the bytes. It holds instead of what the upload
/// was opened with.
public record LateDescription(
        @JsonUnwrapped Metadata metadata, String contentType, @JsonUnwrapped Retention retention) {}
