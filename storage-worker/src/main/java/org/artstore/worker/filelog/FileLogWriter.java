package org.artstore.worker.filelog;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Writes events to the file log, many at a time. For one thread.
public final class FileLogWriter {

    private static final Logger LOG = LoggerFactory.getLogger(FileLogWriter.class);
    private static final int MOST_UNDER_WAY = 500;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final KafkaTemplate<String, byte[]> kafka;
    private final List<Sent> sent = new ArrayList<>();

    private record Sent(ProducerRecord<String, byte[]> record, CompletableFuture<?> answer) {}

    public FileLogWriter(KafkaTemplate<String, byte[]> kafka) {
        this.kafka = kafka;
    }

    /// Sends it on its way.
    public void send(FileEvent event) throws InterruptedException {
        if (sent.size() >= MOST_UNDER_WAY) {
            await();
        }
        send(FileEvent.CODEC.encode(Topics.FILES.name(), event, null));
    }

    /// Returns when the log has all that was sent, however long that takes.
    public void await() throws InterruptedException {
        while (!sent.isEmpty()) {
            var unanswered = List.copyOf(sent);
            sent.clear();
            var failed = unanswered.stream().filter(FileLogWriter::hasFailed).toList();
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped before all was told");
            }
            if (!failed.isEmpty()) {
                Thread.sleep(PAUSE);
                failed.forEach(it -> send(it.record()));
            }
        }
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            sent.add(new Sent(record, kafka.send(record)));
        } catch (KafkaException failure) {
            sent.add(new Sent(record, CompletableFuture.failedFuture(failure)));
        }
    }

    private static boolean hasFailed(Sent sent) {
        try {
            sent.answer().get();
            return false;
        } catch (ExecutionException failure) {
            LOG.atWarn().setCause(failure).log("The file log cannot be written; trying again");
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
