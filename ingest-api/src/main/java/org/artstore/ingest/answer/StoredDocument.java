package org.artstore.ingest.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.artstore.schemas.document.DocumentView;
import org.artstore.schemas.file.Receipt;

/// The body of a 201.
record StoredDocument(@JsonUnwrapped DocumentView document, Receipt receipt) {}
