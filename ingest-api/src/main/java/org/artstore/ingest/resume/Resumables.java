package org.artstore.ingest.resume;

import org.artstore.ingest.compression.Compressibility;
import org.artstore.ingest.description.DescriptionCheck;
import org.artstore.ingest.journal.InFlight;
import org.artstore.ingest.journal.Journal;
import org.artstore.ingest.quota.Quota;
import org.artstore.ingest.register.UploadRegister;
import org.artstore.ingest.sniff.Sniffer;

import reactor.core.scheduler.Scheduler;

import java.time.Clock;

/// What every resumable upload needs.
///
/// @param threads where records are appended
/// @param maxFileSize the longest document, in bytes
record Resumables(
        UploadRegister register,
        Journal journal,
        Compressibility compressibility,
        Scheduler threads,
        InFlight inFlight,
        Finishing finishing,
        Sniffer sniffer,
        Quota quota,
        DescriptionCheck descriptions,
        Clock clock,
        long maxFileSize) {}
