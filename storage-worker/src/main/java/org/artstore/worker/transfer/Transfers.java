package org.artstore.worker.transfer;

import org.apache.kafka.common.KafkaException;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.topic.Topics;
import org.artstore.schemas.transfer.Transfer;
import org.artstore.schemas.transfer.TransferEvent;
import org.artstore.starter.follower.LogFollower;
import org.springframework.kafka.core.KafkaTemplate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/// All transfers, as their log tells them. Safe for use by several threads.
public final class Transfers {

    private static final Duration BOUND = Duration.ofSeconds(10);

    private final TransferTable table;
    private final LogFollower follower;
    private final KafkaTemplate<String, byte[]> kafka;
    private final InstantSource clock;

    Transfers(
            TransferTable table,
            LogFollower follower,
            KafkaTemplate<String, byte[]> kafka,
            InstantSource clock) {
        this.table = table;
        this.follower = follower;
        this.kafka = kafka;
        this.clock = clock;
    }

    /// Those from and to one element. Returns when all is known that was told before.
    ///
    /// @throws Unheard when Kafka does not tell
    public ElementTransfers of(ElementId element) {
        catchUp();
        return new ElementTransfers(element, this);
    }

    /// The last transfer of a file, unless its source is gone.
    public Optional<Transfer> of(FileId file) {
        return table.of(file);
    }

    /// Shows those that are not rolled back, and whose source is not gone.
    public void forEachUnfinished(Consumer<Transfer> visitor) {
        table.forEachUnfinished(visitor);
    }

    /// Whether the document has gone from this element, though a copy of it is still there.
    public boolean haveTaken(FileId file, ElementId from) {
        return table.of(file).filter(it -> it.hasLeft(from)).isPresent();
    }

    /// Tells what happened and returns what became of the transfer, which is something else when
    /// another word came first.
    ///
    /// @throws Unheard when Kafka does not take it, or does not tell
    public Optional<Transfer> tell(TransferEvent event) {
        tell(List.of(event));
        return table.of(event.fileId());
    }

    void tell(List<? extends TransferEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        try {
            CompletableFuture.allOf(
                            events.stream()
                                    .map(it -> TransferEvent.CODEC.encode(topic(), it, null))
                                    .map(kafka::send)
                                    .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException | KafkaException failure) {
            throw new Unheard(failure);
        }
        catchUp();
    }

    private static String topic() {
        return Topics.TRANSFERS.name();
    }

    /// To the millisecond, as all times of documents are told.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// Returns when all is known that was told before.
    ///
    /// @throws Unheard when Kafka does not tell
    void catchUp() {
        try {
            var _ = follower.catchUp(BOUND).get();
        } catch (ExecutionException failure) {
            throw new Unheard(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new Unheard(interruption);
        }
    }

    /// The log of transfers cannot be written or read up to its end: to be tried again.
    public static final class Unheard extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unheard(Throwable cause) {
            super("it is not known which documents are transferred", cause);
        }
    }
}
