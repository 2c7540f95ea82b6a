package org.artstore.worker.copying;

import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.schemas.attr.AttrRejected;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Retention;
import org.artstore.schemas.document.RetentionPolicy;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.schemas.journal.JournalRecord.UploadSealed;
import org.artstore.schemas.journal.JournalRecord.WholeUpload;
import org.artstore.schemas.transfer.Transfer;
import org.artstore.schemas.transfer.TransferEvent.TransferRequested;
import org.artstore.schemas.transfer.TransferEvent.TransferRolledBack.Reason;
import org.artstore.worker.element.ServedElement;
import org.artstore.worker.fixity.Damaged;
import org.artstore.worker.store.BlobStore;
import org.artstore.worker.store.CommittedFile;
import org.springframework.util.unit.DataSize;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/// Copies one document at a time, as an upload in the journal of the target.
record Copier(TargetJournal target, DataSize checkpointBytes, MeterRegistry meters) {

    /// Returns when the target's journal has all of it, or when it was rolled back. If it throws,
    /// or ends with the process, it can be done again.
    void copy(Transfer transfer, ServedElement element) {
        var file =
                element.damages().contains(transfer.request().fileId())
                        ? Optional.<CommittedFile>empty()
                        : found(transfer, element.blobs());
        if (file.isEmpty()) {
            target.rollBack(transfer, Reason.DAMAGED);
            return;
        }
        try {
            copy(transfer, file.get(), element.blobs());
        } catch (Damaged _) {
            target.rollBack(transfer, Reason.DAMAGED);
        }
    }

    private static Optional<CommittedFile> found(Transfer transfer, BlobStore blobs) {
        try {
            return blobs.find(transfer.request().fileId());
        } catch (AttrRejected _) {
            return Optional.empty();
        }
    }

    private void copy(Transfer transfer, CommittedFile file, BlobStore blobs) {
        long size = file.document().content().fileSize();
        long epoch = target.nextEpoch(transfer);
        var opened = opened(transfer.request(), file.document(), epoch);
        var bytes = blobs.open(file);
        if (size <= Chunk.MAX_BYTES) {
            var all = new ByteArrayOutputStream((int) size);
            bytes.read(0, size, (read, length) -> all.write(read, 0, length));
            try (var open = target.open()) {
                open.send(target.encoded(new WholeUpload(opened, all.toByteArray())));
            }
        } else {
            target.reached(transfer, epoch, transfer.offset());
            var chunks = new ChunkedCopy(target, transfer, epoch, checkpointBytes.toBytes());
            chunks.copy(opened, bytes, size, sealed(opened, size));
        }
        meters.counter("artstore.transfer.bytes", "element_id", element(transfer))
                .increment((double) size - transfer.offset());
    }

    private static String element(Transfer transfer) {
        return transfer.request().from().value();
    }

    private static UploadSealed sealed(UploadOpened opened, long size) {
        return new UploadSealed(
                opened.fileId(), opened.elementId(), opened.epoch(), size, opened.createdAt());
    }

    /// The document as it is to be at the target. Where it lies follows from its id and its names,
    /// so it is the same place.
    private static UploadOpened opened(TransferRequested request, Document document, long epoch) {
        return new UploadOpened(
                document.fileId(),
                request.to(),
                epoch,
                document.tenant(),
                document.metadata(),
                document.content().contentType(),
                request.finalise() ? finalised(document.retention()) : document.retention(),
                document.creator(),
                document.content().fileSize(),
                document.content().checksum(),
                document.content().detectedContentType(),
                new UploadOpened.Arrival(request.transferId(), request.version(), request.at()));
    }

    /// What forbids deletion travels along.
    private static Retention finalised(Retention retention) {
        return new Retention(
                RetentionPolicy.PERMANENT,
                null,
                null,
                retention.retainUntil(),
                retention.legalHold());
    }
}
