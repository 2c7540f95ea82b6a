package org.artstore.ingest.upload;

import org.artstore.ingest.compression.Compressibility;
import org.artstore.ingest.description.DescriptionCheck;
import org.artstore.ingest.description.Origin;
import org.artstore.ingest.idempotency.SealGate;
import org.artstore.ingest.journal.ByteBudget;
import org.artstore.ingest.journal.InFlight;
import org.artstore.ingest.journal.Journal;
import org.artstore.ingest.outcome.Outcomes;
import org.artstore.ingest.outcome.RecentUpload;
import org.artstore.ingest.outcome.Sealing;
import org.artstore.ingest.placement.Placement;
import org.artstore.ingest.quota.Quota;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.sniff.Sniffer;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.journal.JournalRecord.UploadSealed;
import org.jspecify.annotations.Nullable;

import reactor.core.scheduler.Scheduler;

import java.time.Clock;

/// What every upload needs.
///
/// @param threads where records are appended
/// @param maxFileSize the longest document, in bytes
public record Uploads(
        Placement placement,
        Journal journal,
        Compressibility compressibility,
        Scheduler threads,
        InFlight inFlight,
        Outcomes outcomes,
        Sniffer sniffer,
        Quota quota,
        DescriptionCheck descriptions,
        Clock clock,
        long maxFileSize) {

    /// @param gate what the upload has to pass before its seal, if anything
    /// @throws UploadRefused when there is no use in reading the bytes
    Upload begin(Origin origin, Declared declared, @Nullable SealGate gate) {
        return begin(origin, declared, gate, share(origin.creator().id()));
    }

    /// The same for one of several that share their room in memory.
    ///
    /// @param gate what the upload has to pass before its seal, if anything
    /// @throws UploadRefused when there is no use in reading the bytes
    public Upload begin(
            Origin origin, Declared declared, @Nullable SealGate gate, ByteBudget budget) {
        requirePossible();
        return new Upload(this, origin, declared, gate, budget);
    }

    /// Refuses a request of which nothing could be written.
    ///
    /// @throws UploadRefused when that is so
    public void requirePossible() {
        journal.requireConnected();
    }

    /// Room in memory for one request of this account.
    public ByteBudget share(ClientId account) {
        return inFlight.share(account);
    }

    /// Writes once more the seal of an upload that lacks nothing else. May block for a moment.
    ///
    /// @param origin of the request that asks for it
    Sealing sealAgain(UploadSealed seal, Origin origin) {
        var upload =
                RecentUpload.sealed(
                        seal.fileId(), origin.tenant(), origin.creator().id(), seal.length());
        var outcome = outcomes.expect(upload);
        var durable = journal.append(seal, origin.traceparent());
        return new Sealing(seal.fileId(), seal.length(), durable, outcome);
    }
}
