package org.artstore.worker.journal;

/// Whether a document that has come will have company if it is made to wait a moment: when several
/// have come together lately, their clients are still there.
///
/// A few clients are waited for until as many documents have come as last time, because that is all
/// that will come. In a crowd the number that comes says nothing but how long was waited.
///
/// What was met counts for less with every poll behind it, so company that has gone is forgotten
/// within a few polls.
final class Company {

    /// Of so many, some are always on their way.
    private static final int CROWD = 16;

    private static final double KEPT = 0.75;

    private double lately;

    /// @param documents that have come so far
    boolean isExpected(int documents) {
        return lately >= CROWD || documents < Math.round(lately);
    }

    /// @param documents that came in one poll
    void met(int documents) {
        lately = Math.max(documents, lately * KEPT);
    }
}
