package org.artstore.query.log;

import org.artstore.schemas.document.Document;

/// What is known of a document that is, or was.
public sealed interface DocumentState {

    DocumentKey key();

    long version();

    /// It is this one.
    record Present(Document document) implements DocumentState {

        @Override
        public DocumentKey key() {
            return DocumentKey.of(document);
        }

        @Override
        public long version() {
            return document.version();
        }
    }

    /// It was deleted; this version is later than all that it had.
    record Deleted(DocumentKey key, long version) implements DocumentState {}
}
