package org.artstore.worker.transfer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.transfer.Transfer;
import org.artstore.schemas.transfer.Transfer.Step;
import org.artstore.schemas.transfer.TransferEvent;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The last transfer of each file, but for those of which nothing is left to be done or known.
final class TransferTable {

    private final Map<FileId, Transfer> transfers = new ConcurrentHashMap<>();

    /// Takes the next record of the log.
    void follow(ConsumerRecord<String, byte[]> record) {
        apply(TransferEvent.CODEC.decode(record));
    }

    void apply(TransferEvent event) {
        transfers.compute(
                event.fileId(),
                (_, known) ->
                        Transfer.evolve(known, event)
                                .filter(it -> it.step() != Step.CLEARED)
                                .orElse(null));
    }

    Optional<Transfer> of(FileId file) {
        return Optional.ofNullable(transfers.get(file));
    }

    /// Shows those that are not rolled back.
    void forEachUnfinished(Consumer<Transfer> visitor) {
        transfers.values().stream().filter(it -> it.step() != Step.ROLLED_BACK).forEach(visitor);
    }

    /// How many have not ended.
    long active() {
        return transfers.values().stream().filter(Transfer::isActive).count();
    }
}
