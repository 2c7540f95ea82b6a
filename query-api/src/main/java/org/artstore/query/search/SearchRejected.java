package org.artstore.query.search;

/// A search is not run, or not answered.
abstract sealed class SearchRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private SearchRejected(String message) {
        super(message, null, false, false);
    }

    /// A parameter of the URL is not of its type.
    static final class Malformed extends SearchRejected {

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

    /// A field has a value that is not allowed.
    static final class Invalid extends SearchRejected {

        private static final long serialVersionUID = 1L;
        private final String field;
        private final String detail;

        Invalid(String field, String detail) {
            super(field + ": " + detail);
            this.field = field;
            this.detail = detail;
        }

        String field() {
            return field;
        }

        String detail() {
            return detail;
        }
    }

    /// The index cannot be asked.
    static final class Unavailable extends SearchRejected {

        private static final long serialVersionUID = 1L;

        Unavailable() {
            super("search is not available");
        }
    }

    /// The index was given up after its time.
    static final class TooSlow extends SearchRejected {

        private static final long serialVersionUID = 1L;

        TooSlow() {
            super("the search took too long");
        }
    }
}
