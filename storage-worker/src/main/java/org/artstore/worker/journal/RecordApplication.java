package org.artstore.worker.journal;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.attr.AttrRejected;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.event.DeadLetter;
import org.artstore.schemas.event.EventHeaders;
import org.artstore.schemas.file.FileEvent.CommandRejected.Refusal;
import org.artstore.schemas.file.FileEvent.FileChanged;
import org.artstore.schemas.file.FileEvent.FileCopyRemoved;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileGone;
import org.artstore.schemas.file.FileEvent.FileRestoreEnded;
import org.artstore.schemas.file.FileEvent.UploadRejected;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.FileCommand;
import org.artstore.schemas.journal.FileCommand.RemoveCopy;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.artstore.schemas.journal.JournalRecord.UploadAborted;
import org.artstore.schemas.journal.JournalRecord.UploadExpired;
import org.artstore.schemas.journal.JournalRecord.UploadJoined;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.schemas.journal.JournalRecord.UploadSealed;
import org.artstore.schemas.journal.JournalRecord.WholeUpload;
import org.artstore.schemas.transfer.TransferEvent.TransferRolledBack.Reason;
import org.artstore.worker.command.Decision;
import org.artstore.worker.command.FileState;
import org.artstore.worker.staging.Outcome;
import org.artstore.worker.staging.SealedUpload;
import org.artstore.worker.store.AttrChange;
import org.artstore.worker.store.CommittedFile;
import org.artstore.worker.store.Deletion;
import org.artstore.worker.store.ElementStore;
import org.artstore.worker.store.PreparedCommit;
import org.artstore.worker.store.Tombstones;
import org.artstore.worker.transfer.ElementTransfers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Applies one record to staging and says what it leads to; looks first whether its file is
/// committed already, because every record may come again.
record RecordApplication(
        ElementStore store, ElementTransfers transfers, ConsumerRecord<String, byte[]> record) {

    private static final Logger LOG = LoggerFactory.getLogger(RecordApplication.class);

    Optional<Answer> apply(JournalRecord decoded) {
        if (decoded instanceof UploadOpened opened && isOver(opened)) {
            return Optional.empty();
        }
        return answer(store.staging().apply(decoded));
    }

    /// Nothing when parts are not here and may still come.
    ///
    /// @param last whether none can come any more
    Optional<Answer> join(UploadJoined joined, boolean last) {
        var committed = trusted(() -> store.blobs().find(joined.opened()));
        if (committed.isPresent()) {
            return Optional.of(found(committed.get()));
        }
        var gone = gone(joined.opened());
        if (gone.isPresent()) {
            return Optional.of(gone(gone.get()));
        }
        var staging = store.staging();
        if (staging.isJoinable(joined)) {
            return answer(staging.join(joined));
        }
        return last ? answer(staging.missingParts(joined)) : Optional.empty();
    }

    private Optional<Answer> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Nothing _ -> Optional.empty();
            case Outcome.Sealed(var upload) -> Optional.of(sealed(upload));
            case Outcome.Rejected(var event) -> Optional.of(rejected(event));
            case Outcome.Ended(var file) -> Optional.of(new Answer.Drop(file));
            case Outcome.Strayed(var file) -> Optional.of(strayed(file));
        };
    }

    private Answer sealed(SealedUpload upload) {
        var committed = trusted(() -> store.blobs().find(upload.opened()));
        return committed
                .map(this::found)
                .or(() -> gone(upload.opened()).map(this::gone))
                .orElseGet(() -> prepared(upload));
    }

    /// The document stays where it comes from, if it comes from elsewhere.
    private Answer rejected(UploadRejected event) {
        return transfers.isArrival(event.fileId())
                ? new Answer.Abandon(event.fileId(), Reason.BYTES_DIFFER)
                : new Answer.Refuse(event, traceparent());
    }

    private Optional<FileGone> gone(UploadOpened opened) {
        return store.blobs().gone(opened.fileId()).filter(it -> Tombstones.isOver(opened, it));
    }

    private Answer prepared(SealedUpload upload) {
        try {
            return new Answer.Commit(PreparedCommit.of(upload), traceparent());
        } catch (AttrRejected.TooLarge tooLarge) {
            if (upload.opened().transfer() != null) {
                return new Answer.Abandon(upload.fileId(), Reason.ATTRIBUTES_TOO_LARGE);
            }
            var letter =
                    new DeadLetter<>(
                            record, "attributes-too-large", String.valueOf(tooLarge.getMessage()));
            return new Answer.Bury(letter, upload.fileId());
        }
    }

    private Answer strayed(FileId file) {
        return trusted(() -> store.blobs().find(file))
                .map(this::found)
                .or(() -> store.blobs().gone(file).map(this::gone))
                .orElseGet(() -> unknown(file));
    }

    private Answer unknown(FileId file) {
        return transfers.isArrival(file)
                ? new Answer.Abandon(file, Reason.NOT_TAKEN)
                : new Answer.Bury(
                        new DeadLetter<>(record, "no-upload", "it was never opened here"), null);
    }

    private Answer found(CommittedFile file) {
        return new Answer.Found(file, traceparent());
    }

    private Answer gone(FileGone event) {
        return new Answer.Gone(event, traceparent());
    }

    /// What is to be done about a command, now.
    Answer answer(FileCommand command, ElementMode mode, Instant now) {
        Optional<CommittedFile> file;
        try {
            file = store.blobs().find(command.fileId());
        } catch (AttrRejected damage) {
            return told(Decision.decide(command, new FileState.Damaged(), mode, now));
        }
        return switch (Decision.decide(command, state(command, file), mode, now)) {
            case Decision.Change(var event) -> change(command, file.orElseThrow(), event);
            case Decision.ChangedBefore(var event) ->
                    new Answer.Changed(file.orElseThrow(), event, traceparent());
            case Decision.Delete(var event) ->
                    new Answer.Delete(new Deletion(file.orElseThrow(), event), traceparent());
            case Decision.DeletedBefore(var event) -> gone(event);
            case Decision.Begin(var event) -> new Answer.Begin(event, traceparent());
            case Decision.Remove(var event) ->
                    new Answer.Delete(new Deletion(file.orElseThrow(), event), traceparent());
            case Decision.RemovedBefore(var event) -> gone(event);
            case Decision.End(var event) ->
                    new Answer.Delete(new Deletion(file.orElseThrow(), event), traceparent());
            case Decision.EndedBefore(var event) -> gone(event);
            case Decision.Refuse refusal -> told(refusal);
        };
    }

    /// A copy that the document has left behind takes no other command than to go.
    private FileState state(FileCommand command, Optional<CommittedFile> file) {
        var departure = transfers.departure(command.fileId());
        if (file.isPresent() && file.get().document().copyOf() != null) {
            return new FileState.Restored(file.get().document());
        }
        if (file.isPresent()) {
            boolean isLeft = departure.filter(it -> it.hasLeft(store.element())).isPresent();
            return isLeft && !(command instanceof RemoveCopy)
                    ? new FileState.Unknown()
                    : new FileState.Held(file.get().document(), departure.orElse(null));
        }
        return store.blobs()
                .gone(command.fileId())
                .map(RecordApplication::goneState)
                .orElseGet(FileState.Unknown::new);
    }

    private static FileState goneState(FileGone event) {
        return switch (event) {
            case FileDeleted deleted -> new FileState.Deleted(deleted);
            case FileCopyRemoved removed -> new FileState.Left(removed);
            case FileRestoreEnded ended -> new FileState.Ended(ended);
        };
    }

    private Answer change(FileCommand command, CommittedFile file, FileChanged event) {
        try {
            return new Answer.Change(AttrChange.of(file, event.document()), event, traceparent());
        } catch (AttrRejected.TooLarge _) {
            var version = file.document().version();
            return told(Decision.refuse(command, Refusal.ATTRIBUTES_TOO_LARGE, version));
        }
    }

    private Answer told(Decision decision) {
        if (decision instanceof Decision.Refuse(var event)) {
            return new Answer.Told(event, traceparent());
        }
        throw new IllegalStateException("no refusal: " + decision);
    }

    /// Whether the element has it as a file, or had it.
    boolean isOver(UploadOpened opened) {
        return trusted(() -> store.blobs().find(opened)).isPresent() || gone(opened).isPresent();
    }

    /// Whether the element has it as a file, or had it.
    boolean isOver(JournalRecord decoded) {
        return switch (decoded) {
            case UploadOpened opened -> isOver(opened);
            case WholeUpload(var opened, _) -> isOver(opened);
            case UploadJoined joined -> isOver(joined.opened());
            case Chunk _, UploadSealed _, UploadAborted _, UploadExpired _, FileCommand _ ->
                    trusted(() -> store.blobs().find(decoded.fileId())).isPresent()
                            || store.blobs().gone(decoded.fileId()).isPresent();
        };
    }

    /// A file whose attr.json is damaged counts as not committed: if the journal still holds all of
    /// it, it is committed anew.
    private Optional<CommittedFile> trusted(Supplier<Optional<CommittedFile>> search) {
        try {
            return search.get();
        } catch (AttrRejected damaged) {
            LOG.atError()
                    .addKeyValue("element_id", store.element())
                    .setCause(damaged)
                    .log("The attr.json of a committed file is damaged");
            return Optional.empty();
        }
    }

    private @Nullable String traceparent() {
        return EventHeaders.text(record.headers(), EventHeaders.TRACEPARENT);
    }
}
