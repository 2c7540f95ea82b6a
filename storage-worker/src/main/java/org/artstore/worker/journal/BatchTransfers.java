package org.artstore.worker.journal;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.artstore.schemas.file.FileEvent.FileCopyRemoved;
import org.artstore.schemas.file.FileEvent.FileGone;
import org.artstore.schemas.transfer.TransferEvent.TransferRolledBack.Reason;
import org.artstore.worker.transfer.ElementTransfers;

import java.util.List;
import java.util.stream.Stream;

/// What the answers of a batch have to do with transfers.
record BatchTransfers(ElementTransfers transfers) {

    /// Says of documents that come from other elements that they are committed now; those of which
    /// something else was said before are dropped.
    void settleWith(List<Answer> answers) {
        var arrived =
                answers.stream()
                        .flatMap(
                                it ->
                                        it instanceof Answer.Commit(var upload, _)
                                                ? Stream.of(upload.upload().opened())
                                                : Stream.of())
                        .filter(it -> it.transfer() != null)
                        .toList();
        if (!arrived.isEmpty()) {
            var refused = transfers.refusedAmong(arrived);
            answers.replaceAll(
                    it ->
                            it instanceof Answer.Commit(var upload, _)
                                            && refused.contains(upload.fileId())
                                    ? new Answer.Drop(upload.fileId())
                                    : it);
        }
    }

    /// What is to be told of transfers besides the answers.
    Stream<ProducerRecord<String, byte[]>> words(Answer answer) {
        return switch (answer) {
            case Answer.Commit(var upload, _) -> transfers.here(upload.document());
            case Answer.Found(var file, _) -> transfers.here(file.document());
            case Answer.Delete(var deletion, _) -> gone(deletion.event());
            case Answer.Gone(var event, _) ->
                    Stream.concat(
                            transfers.notTaken(event.heldAs(), Reason.NOT_TAKEN), gone(event));
            case Answer.Abandon(var file, var reason) -> transfers.notTaken(file, reason);
            case Answer.Change _,
                    Answer.Changed _,
                    Answer.Begin _,
                    Answer.Refuse _,
                    Answer.Told _,
                    Answer.Drop _,
                    Answer.Bury _ ->
                    Stream.of();
        };
    }

    private Stream<ProducerRecord<String, byte[]>> gone(FileGone event) {
        return event instanceof FileCopyRemoved removed ? transfers.removed(removed) : Stream.of();
    }

    /// Returns when what was begun is known.
    void hear(List<Answer> told) {
        if (told.stream().anyMatch(Answer.Begin.class::isInstance)) {
            transfers.catchUp();
        }
    }
}
