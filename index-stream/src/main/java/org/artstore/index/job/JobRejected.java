package org.artstore.index.job;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// A job is not begun, not shown, or does not do what it is told.
public abstract sealed class JobRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private JobRejected(String message) {
        this(message, null);
    }

    private JobRejected(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }

    /// There is no such job.
    public static final class Unknown extends JobRejected {

        private static final long serialVersionUID = 1L;

        public Unknown() {
            super("no such job");
        }
    }

    /// The cursor of a list is none.
    public static final class BadCursor extends JobRejected {

        private static final long serialVersionUID = 1L;

        public BadCursor() {
            super("no such cursor");
        }
    }

    /// The limit of a list is none.
    public static final class BadLimit extends JobRejected {

        private static final long serialVersionUID = 1L;

        public BadLimit() {
            super("no such limit");
        }
    }

    /// A field of the request has a value that it cannot have.
    public static final class Invalid extends JobRejected {

        private static final long serialVersionUID = 1L;
        private final String field;
        private final String reason;

        public Invalid(String field, String reason) {
            super(field + " " + reason);
            this.field = field;
            this.reason = reason;
        }

        public String field() {
            return field;
        }

        public String reason() {
            return reason;
        }
    }

    /// Another job builds a generation.
    public static final class Running extends JobRejected {

        private static final long serialVersionUID = 1L;
        private final UUID jobId;

        public Running(UUID jobId) {
            super("job " + jobId + " is running");
            this.jobId = jobId;
        }

        public UUID jobId() {
            return jobId;
        }
    }

    /// The state of the job does not allow it.
    public static final class Illegal extends JobRejected {

        private static final long serialVersionUID = 1L;
        private final JobState state;

        public Illegal(JobState state, JobCommand command) {
            super(state.code() + " does not allow " + command.code());
            this.state = state;
        }

        public JobState state() {
            return state;
        }
    }

    /// The generation to go back to is gone.
    public static final class Dropped extends JobRejected {

        private static final long serialVersionUID = 1L;

        public Dropped() {
            super("the generation before was dropped");
        }
    }

    /// Readers would see something else, and nobody has said that this is meant.
    public static final class Different extends JobRejected {

        private static final long serialVersionUID = 1L;

        public Different() {
            super("the new generation differs from the live one");
        }
    }

    /// The other generation does not come to the same position of the log now.
    public static final class Behind extends JobRejected {

        private static final long serialVersionUID = 1L;

        public Behind() {
            super("a generation is behind");
        }
    }

    /// The registry cannot be asked now.
    public static final class Unavailable extends JobRejected {

        private static final long serialVersionUID = 1L;

        public Unavailable(Throwable cause) {
            super("the registry is not available", cause);
        }
    }
}
