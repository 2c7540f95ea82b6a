package org.artstore.query.cursor;

/// A cursor does not say where this list goes on.
public abstract sealed class CursorRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private CursorRejected(String message) {
        super(message, null, false, false);
    }

    /// It was not given out by this service, or changed since.
    public static final class NotOurs extends CursorRejected {

        private static final long serialVersionUID = 1L;

        NotOurs() {
            super("the cursor is not one of this service");
        }
    }

    /// It was given out for another list.
    public static final class OfAnother extends CursorRejected {

        private static final long serialVersionUID = 1L;

        OfAnother() {
            super("the cursor is of another list");
        }
    }
}
