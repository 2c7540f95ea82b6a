package org.artstore.ingest.claim;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.artstore.ingest.claim.RequestStatus.Ended;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.request.RequestEvent;
import org.artstore.schemas.request.RequestEvent.Answered;
import org.artstore.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Reads answers where they lie in the log, one at a time on a thread of its own: so they need not
/// be kept in memory.
final class AnswerReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerReader.class);
    private static final int FETCH_BYTES = 64 << 10;

    private final Map<String, Object> properties;
    private final Duration patience;
    private final Duration retryAfter;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("answer-reader").factory());
    private @Nullable KafkaConsumer<String, byte[]> consumer;

    AnswerReader(Map<String, Object> properties, ClaimSettings settings) {
        this.properties = new HashMap<>(properties);
        this.properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        this.properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        this.properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        this.patience = settings.patience();
        this.retryAfter = settings.retryAfter();
    }

    /// The answer that lies there. Fails with [UploadRefused] when it cannot be read now.
    CompletableFuture<Answered> read(Ended ended) {
        var answer = new CompletableFuture<Answered>();
        thread.execute(() -> readInto(answer, ended));
        return answer.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(away(failure)));
    }

    @Override
    public void close() {
        thread.execute(this::closeConsumer);
        thread.close();
    }

    private void readInto(CompletableFuture<Answered> answer, Ended ended) {
        if (answer.isDone()) {
            return;
        }
        try {
            answer.complete(read(ended.partition(), ended.offset()));
        } catch (KafkaException | IllegalStateException failure) {
            closeConsumer();
            answer.completeExceptionally(failure);
        }
    }

    private Answered read(int partition, long offset) {
        var known = consumer;
        var client = known == null ? new KafkaConsumer<String, byte[]>(properties) : known;
        consumer = client;
        var place = new TopicPartition(Topics.REQUESTS, partition);
        client.assign(List.of(place));
        client.seek(place, offset);
        for (ConsumerRecord<String, byte[]> record : client.poll(patience)) {
            if (record.offset() == offset
                    && RequestEvent.CODEC.decode(record) instanceof Answered answered) {
                return answered;
            }
        }
        throw new IllegalStateException("no answer where one was");
    }

    private void closeConsumer() {
        var client = consumer;
        consumer = null;
        if (client != null) {
            client.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
        }
    }

    private UploadRefused away(Throwable failure) {
        LOG.atWarn().setCause(failure).log("A kept answer cannot be read now");
        return new UploadRefused(new Refusal.KafkaAway(retryAfter));
    }
}
