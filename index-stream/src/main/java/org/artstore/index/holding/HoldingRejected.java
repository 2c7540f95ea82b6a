package org.artstore.index.holding;

/// A question about the index is not answered.
abstract sealed class HoldingRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private HoldingRejected(String message) {
        super(message, null, false, false);
    }

    /// More is asked for than is answered at once, or nothing that can be.
    static final class Malformed extends HoldingRejected {
        private static final long serialVersionUID = 1L;
        private final String parameter;

        Malformed(String parameter) {
            super("malformed " + parameter);
            this.parameter = parameter;
        }

        String parameter() {
            return parameter;
        }
    }

    /// The database does not answer, or there is no index in it yet.
    static final class Unavailable extends HoldingRejected {
        private static final long serialVersionUID = 1L;

        Unavailable() {
            super("the index cannot be read");
        }
    }
}
