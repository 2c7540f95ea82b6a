package org.artstore.worker.job;

import org.artstore.schemas.id.ElementId;

/// A job is not begun, or not shown.
abstract sealed class JobRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private JobRejected(String message) {
        super(message, null, false, false);
    }

    /// There is no such job, or not any more.
    static final class Unknown extends JobRejected {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super("no such job");
        }
    }

    /// A field of the request is missing or has a value that it cannot have.
    static final class Invalid extends JobRejected {
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

    /// The element is not in use now.
    static final class Offline extends JobRejected {
        private static final long serialVersionUID = 1L;

        Offline(ElementId element) {
            super(element + " is offline");
        }
    }

    /// A job of the kind is under way on the element.
    static final class Running extends JobRejected {
        private static final long serialVersionUID = 1L;
        private final String jobId;

        Running(String jobId) {
            super("job " + jobId + " is running");
            this.jobId = jobId;
        }

        String jobId() {
            return jobId;
        }
    }

    /// As many jobs as may be are under way.
    static final class TooMany extends JobRejected {
        private static final long serialVersionUID = 1L;

        TooMany() {
            super("too many jobs");
        }
    }
}
