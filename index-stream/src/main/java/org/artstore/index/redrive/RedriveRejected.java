package org.artstore.index.redrive;

import org.artstore.schemas.file.Receipt;

/// A dead letter is not shown, or not put back.
abstract sealed class RedriveRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private RedriveRejected(String message) {
        super(message, null, false, false);
    }

    /// There is no such letter, or not any more.
    static final class Unknown extends RedriveRejected {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super("no such dead letter");
        }
    }

    /// A parameter has a value that it cannot have.
    static final class Malformed extends RedriveRejected {
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

    /// The correction is no event that may take the place of this letter.
    static final class Invalid extends RedriveRejected {
        private static final long serialVersionUID = 1L;
        private final String field;
        private final String reason;

        Invalid(String field, String reason) {
            super(field + " " + reason);
            this.field = field;
            this.reason = reason;
        }

        String field() {
            return field;
        }

        String reason() {
            return reason;
        }
    }

    /// As it is it would come back.
    static final class Unreadable extends RedriveRejected {
        private static final long serialVersionUID = 1L;
        private final String reason;

        Unreadable(String reason) {
            super("the letter is no event: " + reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /// It belongs to another tenant, and what it says cannot be replaced.
    static final class OtherTenant extends RedriveRejected {
        private static final long serialVersionUID = 1L;

        OtherTenant() {
            super("a letter of another tenant");
        }
    }

    /// It went back before, in other words.
    static final class Redriven extends RedriveRejected {
        private static final long serialVersionUID = 1L;
        private final Receipt receipt;

        Redriven(Receipt receipt) {
            super("redriven before as " + receipt);
            this.receipt = receipt;
        }

        Receipt receipt() {
            return receipt;
        }
    }

    /// The letters, or the notes of what became of them, cannot be read or written now.
    static final class Unavailable extends RedriveRejected {
        private static final long serialVersionUID = 1L;

        Unavailable(Throwable cause) {
            super("dead letters cannot be read or put back");
            initCause(cause);
        }
    }
}
