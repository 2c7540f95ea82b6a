package org.artstore.worker.copying;

import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.schemas.journal.JournalRecord.UploadSealed;
import org.artstore.schemas.transfer.Transfer;
import org.artstore.worker.forward.Delivery;
import org.artstore.worker.store.StoredBytes;

import java.util.Arrays;

/// A copy in chunks, from where the last one is known to have come.
final class ChunkedCopy {

    private final TargetJournal target;
    private final Transfer transfer;
    private final long epoch;
    private final long checkpointBytes;
    private final byte[] buffer = new byte[Chunk.MAX_BYTES];
    private int buffered;
    private long sent;
    private long told;

    ChunkedCopy(TargetJournal target, Transfer transfer, long epoch, long checkpointBytes) {
        this.target = target;
        this.transfer = transfer;
        this.epoch = epoch;
        this.checkpointBytes = checkpointBytes;
        this.sent = transfer.offset();
        this.told = transfer.offset();
    }

    /// Returns when the journal has all of it, or when it is not wanted any more.
    void copy(UploadOpened opened, StoredBytes bytes, long size, UploadSealed sealed) {
        try (var open = target.open()) {
            open.send(target.encoded(opened));
            bytes.read(sent, size, (read, length) -> take(read, length, open));
            send(open);
            checkpoint(open);
            open.send(target.encoded(sealed));
        } catch (NotWanted _) {
            return;
        }
    }

    private void take(byte[] read, int length, Delivery.Open open) {
        int from = 0;
        while (from < length) {
            int part = Math.min(length - from, buffer.length - buffered);
            System.arraycopy(read, from, buffer, buffered, part);
            buffered += part;
            from += part;
            if (buffered == buffer.length) {
                send(open);
            }
        }
    }

    private void send(Delivery.Open open) {
        if (buffered == 0) {
            return;
        }
        if (!target.isWanted(transfer)) {
            throw new NotWanted();
        }
        var request = transfer.request();
        var chunk = Arrays.copyOf(buffer, buffered);
        open.send(target.encoded(new Chunk(request.fileId(), request.to(), epoch, sent, chunk)));
        sent += buffered;
        buffered = 0;
        if (sent - told >= checkpointBytes) {
            checkpoint(open);
        }
    }

    /// What is told to be there was acknowledged before.
    private void checkpoint(Delivery.Open open) {
        open.close();
        target.reached(transfer, epoch, sent);
        told = sent;
    }

    private static final class NotWanted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotWanted() {
            super("the transfer has ended", null, false, false);
        }
    }
}
