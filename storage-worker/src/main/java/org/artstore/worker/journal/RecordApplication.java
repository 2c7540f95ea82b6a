package org.artstore.worker.journal;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.attr.AttrRejected;
import org.artstore.schemas.event.DeadLetter;
import org.artstore.schemas.event.EventHeaders;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.artstore.schemas.journal.JournalRecord.UploadAborted;
import org.artstore.schemas.journal.JournalRecord.UploadExpired;
import org.artstore.schemas.journal.JournalRecord.UploadJoined;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.schemas.journal.JournalRecord.UploadSealed;
import org.artstore.schemas.journal.JournalRecord.WholeUpload;
import org.artstore.worker.staging.Outcome;
import org.artstore.worker.staging.SealedUpload;
import org.artstore.worker.store.CommittedFile;
import org.artstore.worker.store.ElementStore;
import org.artstore.worker.store.PreparedCommit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;
import java.util.function.Supplier;

/// Applies one record to staging and says what it leads to; looks first whether its file is
/// committed already, because every record may come again.
record RecordApplication(ElementStore store, ConsumerRecord<String, byte[]> record) {

    private static final Logger LOG = LoggerFactory.getLogger(RecordApplication.class);

    Optional<Answer> apply(JournalRecord decoded) {
        if (decoded instanceof UploadOpened opened && isCommitted(opened)) {
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
            case Outcome.Rejected(var event) ->
                    Optional.of(new Answer.Refuse(event, traceparent()));
            case Outcome.Ended(var file) -> Optional.of(new Answer.Drop(file));
            case Outcome.Strayed(var file) -> Optional.of(strayed(file));
        };
    }

    private Answer sealed(SealedUpload upload) {
        var committed = trusted(() -> store.blobs().find(upload.opened()));
        return committed.isPresent() ? found(committed.get()) : prepared(upload);
    }

    private Answer prepared(SealedUpload upload) {
        try {
            return new Answer.Commit(PreparedCommit.of(upload), traceparent());
        } catch (AttrRejected.TooLarge tooLarge) {
            var letter =
                    new DeadLetter<>(
                            record, "attributes-too-large", String.valueOf(tooLarge.getMessage()));
            return new Answer.Bury(letter, upload.fileId());
        }
    }

    private Answer strayed(FileId file) {
        return trusted(() -> store.blobs().find(file))
                .map(this::found)
                .orElseGet(
                        () ->
                                new Answer.Bury(
                                        new DeadLetter<>(
                                                record, "no-upload", "it was never opened here"),
                                        null));
    }

    private Answer found(CommittedFile file) {
        return new Answer.Found(file, traceparent());
    }

    /// Whether the element has it as a file.
    boolean isCommitted(UploadOpened opened) {
        return trusted(() -> store.blobs().find(opened)).isPresent();
    }

    /// Whether the element has it as a file.
    boolean isCommitted(JournalRecord decoded) {
        return switch (decoded) {
            case UploadOpened opened -> isCommitted(opened);
            case WholeUpload(var opened, _) -> isCommitted(opened);
            case UploadJoined joined -> isCommitted(joined.opened());
            case Chunk _, UploadSealed _, UploadAborted _, UploadExpired _ ->
                    trusted(() -> store.blobs().find(decoded.fileId())).isPresent();
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
