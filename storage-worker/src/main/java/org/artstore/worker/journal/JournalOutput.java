package org.artstore.worker.journal;

import org.artstore.worker.forward.ElementForwards;

/// Where it goes what becomes of the records of one journal.
record JournalOutput(
        Announcements announcements, ElementForwards forwards, JournalMetrics metrics) {}
