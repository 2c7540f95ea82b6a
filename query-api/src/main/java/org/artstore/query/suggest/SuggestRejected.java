package org.artstore.query.suggest;

/// Nothing is suggested.
abstract sealed class SuggestRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private SuggestRejected(String message) {
        super(message, null, false, false);
    }

    /// A parameter is missing, or not what it must be.
    static final class Malformed extends SuggestRejected {

        private static final long serialVersionUID = 1L;
        private final String parameter;
        private final String detail;

        Malformed(String parameter, String detail) {
            super(parameter + ": " + detail);
            this.parameter = parameter;
            this.detail = detail;
        }

        String parameter() {
            return parameter;
        }

        String detail() {
            return detail;
        }
    }

    /// The index cannot be asked.
    static final class Unavailable extends SuggestRejected {

        private static final long serialVersionUID = 1L;

        Unavailable() {
            super("suggestions are not available");
        }
    }
}
