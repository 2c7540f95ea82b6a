package org.artstore.index.topology;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.artstore.index.batch.Backlog;
import org.artstore.index.generation.Generation;
import org.artstore.index.writer.WritingEnded;
import org.artstore.schemas.event.DeadLetter;
import org.artstore.starter.kafka.KafkaClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// The running topology of a generation. It ends by being closed or by a failure that Streams does
/// not survive; it is not started twice.
public final class FileStream implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileStream.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(8);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final KafkaStreams streams;

    public FileStream(
            Generation generation,
            StreamSettings settings,
            KafkaClients clients,
            Backlog backlog,
            Consumer<DeadLetter<byte[], byte[]>> deadLetters,
            Pace pace) {
        this.streams =
                new KafkaStreams(
                        FileTopology.of(backlog, deadLetters),
                        new StreamsConfig(properties(generation, settings, clients)),
                        new IndexingClients(backlog, pace));
        streams.setUncaughtExceptionHandler(FileStream::failed);
        streams.setStateListener(
                (now, _) -> {
                    if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
                        ended.countDown();
                    }
                });
    }

    public void start() {
        streams.start();
    }

    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    public KafkaStreams.State state() {
        return streams.state();
    }

    /// Leaves the group, so that the partitions are free at once.
    @Override
    public void close() {
        var _ =
                streams.close(
                        CloseOptions.timeout(CLOSE_WITHIN)
                                .withGroupMembershipOperation(
                                        GroupMembershipOperation.LEAVE_GROUP));
    }

    private static StreamThreadExceptionResponse failed(Throwable failure) {
        if (!(failure instanceof WritingEnded) && !(failure.getCause() instanceof WritingEnded)) {
            LOG.atError().setCause(failure).log("The stream failed");
        }
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private static Map<String, Object> properties(
            Generation generation, StreamSettings settings, KafkaClients clients) {
        var properties = new HashMap<>(clients.admin());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, generation.applicationId());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitInterval().toMillis());
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        properties.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG),
                settings.batchSize());
        int session = Math.toIntExact(settings.sessionTimeout().toMillis());
        properties.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session);
        properties.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                session / 4);
        return properties;
    }
}
