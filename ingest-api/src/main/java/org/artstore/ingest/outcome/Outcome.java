package org.artstore.ingest.outcome;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.file.FileEvent.FileRestored;
import org.artstore.schemas.file.FileEvent.UploadRejected;
import org.artstore.schemas.file.Receipt;
import org.artstore.schemas.id.FileId;

/// How a sealed upload ended, and where the file log says so.
public sealed interface Outcome {

    Receipt receipt();

    /// The document is committed on its element.
    record Stored(Document document, Receipt receipt) implements Outcome {}

    /// The document was committed, and deleted since.
    record Deleted(FileId fileId, Receipt receipt) implements Outcome {}

    /// The bytes of an archived document can be read from this copy.
    record Restored(FileRestored event, Receipt receipt) implements Outcome {}

    /// There is no document.
    record Rejected(UploadRejected event, Receipt receipt) implements Outcome {}
}
