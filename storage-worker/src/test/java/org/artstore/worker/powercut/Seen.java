package org.artstore.worker.powercut;

import org.artstore.schemas.id.ElementId;

/// A file of the story on one of the elements.
///
/// @param file its name in the story
record Seen(ElementId element, String file) {

    /// What a reader finds.
    enum Presence {
        ABSENT,
        FIRST_VERSION,
        SECOND_VERSION,
        /// It was here, and it is known that it is no more.
        GONE
    }
}
