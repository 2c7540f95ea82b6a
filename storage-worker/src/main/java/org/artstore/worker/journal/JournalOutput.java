package org.artstore.worker.journal;

import org.artstore.schemas.element.ElementMode;
import org.artstore.worker.forward.ElementForwards;
import org.artstore.worker.transfer.ElementTransfers;

import java.time.InstantSource;
import java.util.function.Supplier;

/// Where it goes what becomes of the records of one journal.
///
/// @param mode what may be done with the files of the element now
record JournalOutput(
        Announcements announcements,
        ElementForwards forwards,
        ElementTransfers transfers,
        JournalMetrics metrics,
        Supplier<ElementMode> mode,
        InstantSource clock) {}
