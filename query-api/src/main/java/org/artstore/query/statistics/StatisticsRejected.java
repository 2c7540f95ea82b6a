package org.artstore.query.statistics;

/// Counts are not shown.
abstract sealed class StatisticsRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private StatisticsRejected(String message) {
        super(message, null, false, false);
    }

    /// The days are none, or too many.
    static final class NoSuchDays extends StatisticsRejected {

        private static final long serialVersionUID = 1L;

        NoSuchDays() {
            super("no such days");
        }
    }

    /// What was told before this process began has not been read yet.
    static final class NotKnownYet extends StatisticsRejected {

        private static final long serialVersionUID = 1L;

        NotKnownYet() {
            super("not known yet");
        }
    }
}
