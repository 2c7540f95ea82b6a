package org.artstore.starter.endpoint;

/// A call that does not meet what the endpoint asks for.
abstract sealed class EndpointRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private EndpointRejected(String message) {
        super(message, null, false, false);
    }

    static final class InsufficientScope extends EndpointRejected {

        private static final long serialVersionUID = 1L;
        private final String needed;

        InsufficientScope(String needed) {
            super("scope needed: " + needed);
            this.needed = needed;
        }

        String needed() {
            return needed;
        }
    }

    static final class UnknownParameter extends EndpointRejected {

        private static final long serialVersionUID = 1L;
        private final String name;

        UnknownParameter(String name) {
            super("unknown parameter: " + name);
            this.name = name;
        }

        String name() {
            return name;
        }
    }
}
