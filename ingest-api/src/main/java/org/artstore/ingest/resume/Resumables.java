package org.artstore.ingest.resume;

import org.artstore.ingest.journal.InFlight;
import org.artstore.ingest.journal.Journal;
import org.artstore.ingest.register.UploadRegister;

import reactor.core.scheduler.Scheduler;

import java.time.Clock;

/// What every resumable upload needs.
///
/// @param threads where records are appended
/// @param maxFileSize the longest document, in bytes
record Resumables(
        UploadRegister register,
        Journal journal,
        Scheduler threads,
        InFlight inFlight,
        Finishing finishing,
        Clock clock,
        long maxFileSize) {}
