package org.artstore.query.document;

/// A document is not shown.
public abstract sealed class DocumentRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private DocumentRejected(String message) {
        super(message, null, false, false);
    }

    /// The caller's tenant has none of this id.
    public static final class NotFound extends DocumentRejected {

        private static final long serialVersionUID = 1L;

        public NotFound() {
            super("no such document");
        }
    }

    /// There was one, and never will be again.
    public static final class Deleted extends DocumentRejected {

        private static final long serialVersionUID = 1L;

        public Deleted() {
            super("the document was deleted");
        }
    }

    /// It may be in the log, but neither the index nor memory has reached it.
    static final class IndexBehind extends DocumentRejected {

        private static final long serialVersionUID = 1L;

        IndexBehind() {
            super("the index is too far behind the log");
        }
    }
}
