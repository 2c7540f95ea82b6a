package org.artstore.worker.transfer;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileCopyRemoved;
import org.artstore.schemas.file.FileEvent.FileMoved;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.schemas.topic.Topics;
import org.artstore.schemas.transfer.Transfer;
import org.artstore.schemas.transfer.Transfer.Step;
import org.artstore.schemas.transfer.TransferEvent;
import org.artstore.schemas.transfer.TransferEvent.SourceRemoved;
import org.artstore.schemas.transfer.TransferEvent.TransferCompleted;
import org.artstore.schemas.transfer.TransferEvent.TransferRolledBack;
import org.artstore.schemas.transfer.TransferEvent.TransferRolledBack.Reason;
import org.artstore.schemas.transfer.TransferEvent.TransferVerified;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The transfers from and to one element, for the thread that reads its journal.
public final class ElementTransfers {

    private final ElementId element;
    private final Transfers transfers;

    ElementTransfers(ElementId element, Transfers transfers) {
        this.element = element;
        this.transfers = transfers;
    }

    /// The transfer with which the document leaves, has left, or would have.
    public Optional<Transfer> departure(FileId file) {
        return transfers.of(file).filter(it -> it.request().from().equals(element));
    }

    /// Whether the document comes with a transfer, or was to.
    public boolean isArrival(FileId file) {
        return arrival(file).isPresent();
    }

    /// Whether the document is to come, and it is not known yet whether it has.
    public boolean isOnItsWay(FileId file) {
        return arrival(file).filter(Transfer::isActive).isPresent();
    }

    /// Whether it was said that the document does not come: nothing of it is wanted any more.
    public boolean isRefused(FileId file) {
        return arrival(file).filter(it -> it.step() == Step.ROLLED_BACK).isPresent();
    }

    private Optional<Transfer> arrival(FileId file) {
        return transfers.of(file).filter(it -> it.request().to().equals(element));
    }

    /// Says of documents that they have arrived and are about to be committed, and returns those
    /// that must not be, because something else was said before.
    public Set<FileId> refusedAmong(List<UploadOpened> arrived) {
        transfers.tell(
                arrived.stream()
                        .filter(it -> !isCommittable(it))
                        .map(it -> verified(it, Objects.requireNonNull(it.transfer())))
                        .toList());
        return arrived.stream()
                .filter(it -> !isCommittable(it))
                .map(UploadOpened::fileId)
                .collect(Collectors.toSet());
    }

    private TransferVerified verified(UploadOpened opened, UploadOpened.Arrival arrival) {
        return new TransferVerified(
                opened.fileId(), arrival.transferId(), element, transfers.now());
    }

    private boolean isCommittable(UploadOpened opened) {
        var arrival = Objects.requireNonNull(opened.transfer());
        return transfers
                .of(opened.fileId())
                .filter(it -> it.is(arrival.transferId()))
                .filter(it -> it.step() == Step.VERIFIED || it.step() == Step.COMPLETED)
                .isPresent();
    }

    /// Says of documents that are on their way here that they do not come, as far as that can be
    /// said any more, and returns those.
    public Set<FileId> giveUp(Collection<FileId> files, Reason reason) {
        var revocable = files.stream().filter(this::isRevocable).toList();
        transfers.tell(
                revocable.stream()
                        .flatMap(it -> arrival(it).stream())
                        .map(it -> rolledBack(it, reason))
                        .toList());
        return revocable.stream().filter(this::isRefused).collect(Collectors.toSet());
    }

    private boolean isRevocable(FileId file) {
        return arrival(file).filter(Transfer::isRevocable).isPresent();
    }

    /// What is to be told when this document is here: that it has come, if it has, or that it
    /// cannot, because another version is in its place.
    public Stream<ProducerRecord<String, byte[]>> here(Document document) {
        var transfer = transfers.of(document.fileId());
        if (transfer.isEmpty() || document.version() != transfer.get().request().version()) {
            return notTaken(document.fileId(), Reason.NOT_TAKEN);
        }
        var request = transfer.get().request();
        var step = transfer.get().step();
        if (step != Step.VERIFIED && step != Step.COMPLETED) {
            return Stream.empty();
        }
        var moved =
                new FileMoved(
                        document.fileId(),
                        document.tenant(),
                        request.from(),
                        element,
                        document.version(),
                        document.updatedAt(),
                        request.transferId());
        var completed =
                new TransferCompleted(
                        document.fileId(), request.transferId(), element, transfers.now());
        return Stream.of(FileEvent.CODEC.encode(Topics.FILES.name(), moved, null), told(completed));
    }

    /// What is to be told when a document that may be on its way here cannot be stored.
    public Stream<ProducerRecord<String, byte[]>> notTaken(FileId file, Reason reason) {
        return arrival(file).filter(Transfer::isRevocable).stream()
                .map(it -> told(rolledBack(it, reason)));
    }

    /// What is to be told when the copy that a document left behind is gone.
    public Stream<ProducerRecord<String, byte[]>> removed(FileCopyRemoved removed) {
        return Stream.of(
                told(
                        new SourceRemoved(
                                removed.fileId(), removed.commandId(), removed.removedAt())));
    }

    private TransferRolledBack rolledBack(Transfer transfer, Reason reason) {
        var request = transfer.request();
        return new TransferRolledBack(
                request.fileId(), request.transferId(), reason, transfers.now());
    }

    private static ProducerRecord<String, byte[]> told(TransferEvent event) {
        return TransferEvent.CODEC.encode(Topics.TRANSFERS.name(), event, null);
    }

    /// Returns when all is known that was told before.
    ///
    /// @throws Transfers.Unheard when Kafka does not tell
    public void catchUp() {
        transfers.catchUp();
    }
}
