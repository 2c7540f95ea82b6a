package org.artstore.index.retelling;

import org.artstore.schemas.rebuild.RebuildReport;

/// What came of asking a worker.
sealed interface Answer {

    /// It has said how far it is.
    record Heard(RebuildReport report) implements Answer {}

    /// It has not.
    ///
    /// @param why for a person
    record Unheard(String why) implements Answer {}
}
