package org.artstore.ingest.resume;

import org.artstore.ingest.journal.Journal;
import org.artstore.ingest.outcome.Outcome;
import org.artstore.ingest.outcome.Outcomes;
import org.artstore.ingest.outcome.RecentUpload;
import org.artstore.ingest.outcome.Sealing;
import org.artstore.ingest.register.UploadRegister;
import org.artstore.ingest.register.UploadStatus.Completed;
import org.artstore.schemas.journal.JournalRecord.UploadJoined;
import org.artstore.schemas.journal.JournalRecord.UploadSealed;
import org.artstore.schemas.upload.UploadEvent.UploadSettled;
import org.jspecify.annotations.Nullable;

import reactor.core.scheduler.Scheduler;

import java.time.InstantSource;

/// Seals complete uploads. That may be done again, by any instance: the element commits once and
/// answers each time.
final class Finishing {

    private final Journal journal;
    private final Outcomes outcomes;
    private final UploadRegister register;
    private final Scheduler threads;
    private final InstantSource clock;

    Finishing(
            Journal journal,
            Outcomes outcomes,
            UploadRegister register,
            Scheduler threads,
            InstantSource clock) {
        this.threads = threads;
        this.journal = journal;
        this.outcomes = outcomes;
        this.register = register;
        this.clock = clock;
    }

    /// May block for a moment.
    Sealing seal(Completed upload, @Nullable String traceparent) {
        var created = upload.created();
        var outcome =
                outcomes.expect(
                        RecentUpload.sealed(
                                created.fileId(),
                                created.tenant(),
                                created.creator().id(),
                                upload.length()));
        var _ = outcome.thenAccept(this::settle);
        var durable =
                journal.append(
                        new UploadSealed(
                                created.fileId(),
                                created.elementId(),
                                upload.epoch(),
                                upload.length(),
                                upload.at(),
                                null,
                                upload.sniffed()),
                        traceparent);
        return new Sealing(created.fileId(), upload.length(), durable, outcome);
    }

    /// Makes one document of complete uploads. What becomes of it is told to all instances from
    /// [#settleWith] on. May block for a moment.
    Sealing join(UploadJoined joined, @Nullable String traceparent) {
        var opened = joined.opened();
        var outcome =
                outcomes.expect(
                        RecentUpload.sealed(
                                joined.fileId(),
                                opened.tenant(),
                                opened.creator().id(),
                                joined.length()));
        var durable = journal.append(joined, traceparent);
        return new Sealing(joined.fileId(), joined.length(), durable, outcome);
    }

    /// To be called when all instances know that the document is complete.
    void settleWith(Sealing sealing) {
        var _ = sealing.outcome().thenAccept(this::settle);
    }

    private void settle(Outcome outcome) {
        var settled =
                switch (outcome) {
                    case Outcome.Stored(var document, var receipt) ->
                            new UploadSettled(document.fileId(), receipt, null, clock.instant());
                    case Outcome.Deleted(var file, var receipt) ->
                            new UploadSettled(file, receipt, null, clock.instant());
                    case Outcome.Restored _ ->
                            throw new IllegalStateException("nobody restores in parts");
                    case Outcome.Rejected(var event, var receipt) ->
                            new UploadSettled(
                                    event.fileId(), receipt, event.reason(), clock.instant());
                };
        threads.schedule(() -> register.send(settled, null));
    }
}
