package org.artstore.query.log;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;

/// Names a document as its tenant may know it: the same id under another tenant is another key.
public record DocumentKey(TenantId tenant, FileId file) {

    /// The key of this document.
    public static DocumentKey of(Document document) {
        return new DocumentKey(document.tenant(), document.fileId());
    }
}
