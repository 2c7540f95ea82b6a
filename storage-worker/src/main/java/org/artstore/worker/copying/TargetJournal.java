package org.artstore.worker.copying;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.artstore.schemas.journal.FileCommand.RemoveCopy;
import org.artstore.schemas.journal.FileCommand.Requester;
import org.artstore.schemas.journal.JournalCodec;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.schemas.journal.JournalRecord.UploadAborted;
import org.artstore.schemas.transfer.Transfer;
import org.artstore.schemas.transfer.Transfer.Step;
import org.artstore.schemas.transfer.TransferEvent.TransferCopying;
import org.artstore.schemas.transfer.TransferEvent.TransferRolledBack;
import org.artstore.schemas.transfer.TransferEvent.TransferRolledBack.Reason;
import org.artstore.worker.forward.Delivery;
import org.artstore.worker.transfer.Transfers;
import org.springframework.kafka.core.KafkaTemplate;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What the worker of the source says of a transfer: in its log, to the target, and to the source.
final class TargetJournal {

    private final Delivery delivery;
    private final Transfers transfers;
    private final InstantSource clock;

    TargetJournal(KafkaTemplate<String, byte[]> kafka, Transfers transfers, InstantSource clock) {
        this.delivery = new Delivery(kafka);
        this.transfers = transfers;
        this.clock = clock;
    }

    Delivery.Open open() {
        return delivery.open();
    }

    ProducerRecord<String, byte[]> encoded(JournalRecord record) {
        return JournalCodec.encode(record, clock.instant(), null);
    }

    /// Higher than that of any writer before, also of an earlier transfer of the file.
    long nextEpoch(Transfer transfer) {
        return Math.max(transfer.epoch() + 1, clock.millis());
    }

    /// Whether it is still this transfer that is to be copied.
    boolean isWanted(Transfer transfer) {
        return transfers
                .of(transfer.request().fileId())
                .filter(it -> it.is(transfer.request().transferId()) && it.isRevocable())
                .isPresent();
    }

    /// Tells that all bytes before `offset` are in the journal of the target.
    void reached(Transfer transfer, long epoch, long offset) {
        var request = transfer.request();
        transfers.tell(
                new TransferCopying(request.fileId(), request.transferId(), epoch, offset, now()));
    }

    /// Rolls it back if that can be said any more, and lets the target forget what it has of it.
    void rollBack(Transfer transfer, Reason reason) {
        var request = transfer.request();
        var end = new TransferRolledBack(request.fileId(), request.transferId(), reason, now());
        if (transfers.tell(end).filter(it -> it.step() == Step.ROLLED_BACK).isPresent()) {
            var abort =
                    new UploadAborted(
                            request.fileId(),
                            request.to(),
                            nextEpoch(transfer),
                            "the transfer was rolled back: " + reason.code());
            delivery.deliver(List.of(encoded(abort)));
        }
    }

    /// Asks the source to remove its copy.
    void removeSource(Transfer transfer) {
        var request = transfer.request();
        var remove =
                new RemoveCopy(
                        request.fileId(),
                        request.from(),
                        request.transferId(),
                        new Requester(request.requestedById(), request.tenant(), true),
                        request.version() - 1,
                        now());
        delivery.deliver(List.of(encoded(remove)));
    }

    /// To the millisecond, as all times of documents are told.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
