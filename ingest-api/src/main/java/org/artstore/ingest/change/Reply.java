package org.artstore.ingest.change;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.file.FileEvent.CommandRejected.Refusal;
import org.artstore.schemas.file.Receipt;

/// What an element answers to a command.
public sealed interface Reply {

    /// The document is as told here.
    record Changed(Document document, Receipt receipt) implements Reply {}

    /// The document is gone.
    record Deleted(Receipt receipt) implements Reply {}

    /// The document is as it was.
    record Refused(Refusal reason) implements Reply {}
}
