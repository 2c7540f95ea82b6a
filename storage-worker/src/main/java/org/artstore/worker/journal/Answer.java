package org.artstore.worker.journal;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.artstore.schemas.event.DeadLetter;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.CommandRejected;
import org.artstore.schemas.file.FileEvent.FileChanged;
import org.artstore.schemas.file.FileEvent.FileGone;
import org.artstore.schemas.file.FileEvent.UploadRejected;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.topic.Topics;
import org.artstore.schemas.transfer.TransferEvent;
import org.artstore.schemas.transfer.TransferEvent.TransferRequested;
import org.artstore.schemas.transfer.TransferEvent.TransferRolledBack.Reason;
import org.artstore.worker.store.AttrChange;
import org.artstore.worker.store.CommittedFile;
import org.artstore.worker.store.Deletion;
import org.artstore.worker.store.PreparedCommit;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// What one journal record leads to.
sealed interface Answer {

    /// A document that is to be committed and then told.
    record Commit(PreparedCommit upload, @Nullable String traceparent) implements Answer {}

    /// A document that was committed before: told again, in the same words.
    record Found(CommittedFile file, @Nullable String traceparent) implements Answer {}

    /// An upload that is no document.
    record Refuse(UploadRejected event, @Nullable String traceparent) implements Answer {}

    /// A document or a copy of one that is to be taken away and then told.
    record Delete(Deletion deletion, @Nullable String traceparent) implements Answer {}

    /// A document or a copy that was taken away before, whatever comes for it now: told again.
    record Gone(FileGone event, @Nullable String traceparent) implements Answer {}

    /// A document that is to be changed and then told.
    record Change(AttrChange change, FileChanged event, @Nullable String traceparent)
            implements Answer {}

    /// A document that this command changed before: told again.
    record Changed(CommittedFile file, FileChanged event, @Nullable String traceparent)
            implements Answer {}

    /// A document that begins to go to another element.
    record Begin(TransferRequested event, @Nullable String traceparent) implements Answer {}

    /// An upload that is no document here, but still is one at the element from which it came.
    record Abandon(FileId fileId, Reason reason) implements Answer {}

    /// A command that has no effect.
    record Told(CommandRejected event, @Nullable String traceparent) implements Answer {}

    /// An upload that ends without a word.
    record Drop(FileId fileId) implements Answer {}

    /// A record that cannot be applied, and the upload that ends by it, if one does.
    record Bury(DeadLetter<String, byte[]> letter, @Nullable FileId fileId) implements Answer {}

    /// The upload that is over, if one is.
    default Optional<FileId> over() {
        return switch (this) {
            case Commit(var upload, _) -> Optional.of(upload.fileId());
            case Found(var file, _) -> Optional.of(file.attr().document().fileId());
            case Refuse(var event, _) -> Optional.of(event.fileId());
            case Drop(var file) -> Optional.of(file);
            case Bury(_, var file) -> Optional.ofNullable(file);
            case Gone(var event, _) -> Optional.of(event.heldAs());
            case Abandon(var file, _) -> Optional.of(file);
            case Delete _, Change _, Changed _, Begin _, Told _ -> Optional.empty();
        };
    }

    /// What is written to Kafka, if anything.
    default Optional<ProducerRecord<String, byte[]>> toRecord() {
        return switch (this) {
            case Commit(var upload, var trace) ->
                    Optional.of(encoded(FileEvent.committed(upload.document()), trace));
            case Found(var file, var trace) ->
                    Optional.of(encoded(FileEvent.committed(file.attr().document()), trace));
            case Refuse(var event, var trace) -> Optional.of(encoded(event, trace));
            case Delete(var deletion, var trace) ->
                    Optional.of(encoded(deletion.event().told(), trace));
            case Gone(var event, var trace) -> Optional.of(encoded(event.told(), trace));
            case Change(_, var event, var trace) -> Optional.of(encoded(event, trace));
            case Changed(_, var event, var trace) -> Optional.of(encoded(event, trace));
            case Told(var event, var trace) -> Optional.of(encoded(event, trace));
            case Begin(var event, var trace) ->
                    Optional.of(TransferEvent.CODEC.encode(Topics.TRANSFERS.name(), event, trace));
            case Drop _, Abandon _ -> Optional.empty();
            case Bury(var letter, _) -> Optional.of(letter.seal());
        };
    }

    private static ProducerRecord<String, byte[]> encoded(
            FileEvent event, @Nullable String traceparent) {
        return FileEvent.CODEC.encode(Topics.FILES.name(), event, traceparent);
    }
}
