package org.artstore.ingest.answer;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.DocumentView;
import org.artstore.schemas.file.Receipt;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.access.Caller;
import org.springframework.http.ResponseEntity;

/// Answers changes and deletions of documents.
public final class DocumentAnswers {

    private final QuerySettings query;

    DocumentAnswers(QuerySettings query) {
        this.query = query;
    }

    /// The document as it has become.
    public ResponseEntity<Object> changed(Document document, Receipt receipt, Caller caller) {
        return shown(document)
                .header(Answers.RECEIPT, receipt.toString())
                .body(new StoredDocument(DocumentView.of(document, caller.scopes()), receipt));
    }

    /// The document as it is and was.
    public ResponseEntity<Object> unchanged(Document document, Caller caller) {
        return shown(document).body(DocumentView.of(document, caller.scopes()));
    }

    /// It is gone.
    public ResponseEntity<Object> deleted(Receipt receipt) {
        return ResponseEntity.noContent().header(Answers.RECEIPT, receipt.toString()).build();
    }

    /// What was asked for is on its way and will be decided; the document tells what came of it.
    public ResponseEntity<Object> given(FileId file) {
        return ResponseEntity.accepted().location(query.document(file)).build();
    }

    private static ResponseEntity.BodyBuilder shown(Document document) {
        return ResponseEntity.ok().eTag("\"" + document.version() + "\"");
    }
}
