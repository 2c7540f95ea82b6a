package org.artstore.query.index;

/// The index gives no answer.
public abstract sealed class IndexRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private IndexRejected(String message, Throwable cause) {
        super(message, cause);
    }

    /// PostgreSQL cannot be reached, or holds no index yet.
    public static final class Unavailable extends IndexRejected {

        private static final long serialVersionUID = 1L;

        Unavailable(Throwable cause) {
            super("the index is not available", cause);
        }
    }

    /// The statement was given up after its time.
    public static final class TooSlow extends IndexRejected {

        private static final long serialVersionUID = 1L;

        TooSlow(Throwable cause) {
            super("the index took too long", cause);
        }
    }

    /// A value was asked for that PostgreSQL cannot hold, so no row has it.
    public static final class ImpossibleValue extends IndexRejected {

        private static final long serialVersionUID = 1L;

        ImpossibleValue(Throwable cause) {
            super("no row can hold the value", cause);
        }
    }
}
