package org.artstore.ingest.finalisation;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.transfer.Transfer;
import org.artstore.schemas.transfer.TransferEvent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// The last transfer of each document, as the log tells it: all that have not ended, and those that
/// ended last, a bounded number of them.
final class TransferTable {

    private final int most;
    private final Map<FileId, Transfer> active = new ConcurrentHashMap<>();
    private final Map<FileId, Transfer> ended;
    private final Map<CommandId, CompletableFuture<Transfer>> expected = new ConcurrentHashMap<>();

    TransferTable(int most) {
        this.most = most;
        this.ended = new Newest();
    }

    /// Takes the next record of the log.
    void follow(ConsumerRecord<String, byte[]> record) {
        apply(TransferEvent.CODEC.decode(record));
    }

    void apply(TransferEvent event) {
        Transfer.evolve(of(event.fileId()).orElse(null), event).ifPresent(this::put);
    }

    private void put(Transfer transfer) {
        var file = transfer.request().fileId();
        if (transfer.isActive()) {
            active.put(file, transfer);
            remove(file);
        } else {
            end(file, transfer);
            active.remove(file);
        }
        var waiting = expected.remove(transfer.request().transferId());
        if (waiting != null) {
            waiting.complete(transfer);
        }
    }

    private void remove(FileId file) {
        synchronized (ended) {
            ended.remove(file);
        }
    }

    private void end(FileId file, Transfer transfer) {
        synchronized (ended) {
            ended.put(file, transfer);
        }
    }

    Optional<Transfer> of(FileId file) {
        var known = active.get(file);
        if (known != null) {
            return Optional.of(known);
        }
        synchronized (ended) {
            return Optional.ofNullable(ended.get(file));
        }
    }

    /// Completes when the transfer has begun.
    CompletableFuture<Transfer> expect(CommandId id) {
        return expected.computeIfAbsent(id, _ -> new CompletableFuture<>());
    }

    /// Nobody waits for this one any more.
    void forget(CommandId id) {
        expected.remove(id);
    }

    private final class Newest extends LinkedHashMap<FileId, Transfer> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FileId, Transfer> eldest) {
            return size() > most;
        }
    }
}
