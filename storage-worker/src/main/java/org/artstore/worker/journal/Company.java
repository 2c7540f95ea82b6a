package org.artstore.worker.journal;

/// Whether a document that has come will have company if it is made to wait a moment: when many
/// have come together lately, their clients are still there.
///
/// What was met counts for less with every poll behind it, so a crowd that has gone is forgotten
/// within a few polls.
final class Company {

    /// Fewer save less by sharing a commit than they lose by waiting for each other.
    private static final int CROWD = 6;

    private static final double KEPT = 0.75;

    private double lately;

    boolean isExpected() {
        return lately >= CROWD;
    }

    /// @param documents that came in one poll
    void met(int documents) {
        lately = Math.max(documents, lately * KEPT);
    }
}
