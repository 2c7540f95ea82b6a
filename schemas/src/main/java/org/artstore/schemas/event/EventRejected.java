package org.artstore.schemas.event;

import java.util.Locale;

/// A record is not an event of its topic; it belongs to the dead letters.
public final class EventRejected extends RuntimeException {

    /// Why a record is no event.
    public enum Reason {
        /// The headers of CloudEvents are missing or incomplete.
        NOT_AN_EVENT,
        /// No known type has this name and version.
        UNKNOWN_TYPE,
        /// The body does not fit its type.
        MALFORMED,
        /// The checksum over headers and bytes does not match them.
        DAMAGED,
        /// The record names another element than the journal it lies in.
        WRONG_ELEMENT;

        /// The name in dead letters: lower case with hyphens.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Reason reason;

    public EventRejected(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public EventRejected(Reason reason, String detail, Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
