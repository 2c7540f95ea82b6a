package org.artstore.ingest.upload;

import org.artstore.ingest.description.Origin;
import org.artstore.ingest.journal.InFlight;
import org.artstore.ingest.journal.Journal;
import org.artstore.ingest.outcome.Outcomes;
import org.artstore.ingest.placement.Placement;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.sniff.Sniffer;

import reactor.core.scheduler.Scheduler;

import java.time.Clock;

/// What every upload needs.
///
/// @param threads where records are appended
/// @param maxFileSize the longest document, in bytes
record Uploads(
        Placement placement,
        Journal journal,
        Scheduler threads,
        InFlight inFlight,
        Outcomes outcomes,
        Sniffer sniffer,
        Clock clock,
        long maxFileSize) {

    /// @throws UploadRefused when there is no use in reading the bytes
    Upload begin(Origin origin, Declared declared) {
        journal.requireConnected();
        return new Upload(this, origin, declared);
    }
}
