package org.artstore.index.expiry;

import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.artstore.starter.lifetime.Turns;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Runs the topology, and begins again when it ends by a failure.
final class ExpiryStream implements Turns.Turn {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiryStream.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(8);

    private final FollowedLog log;
    private final Supplier<Topology> topology;
    private final ExpirySettings settings;
    private final Map<String, Object> properties;
    private @Nullable Path folder;
    private volatile boolean failing;

    /// @param topology makes a new one for each attempt
    /// @param properties of Streams, but for its name and its folder
    ExpiryStream(
            FollowedLog log,
            Supplier<Topology> topology,
            ExpirySettings settings,
            Map<String, Object> properties) {
        this.log = log;
        this.topology = topology;
        this.settings = settings;
        this.properties = Map.copyOf(properties);
    }

    @Override
    public void take()
            throws ExecutionException, InterruptedException, IOException, TimeoutException {
        var at = folder;
        if (at == null) {
            at = folder();
            folder = at;
        }
        follow(at, log.application());
    }

    @Override
    public void end() {
        if (folder != null && settings.folder() == null) {
            FileSystemUtils.deleteRecursively(folder.toFile());
        }
    }

    private void follow(Path folder, String application) throws InterruptedException {
        var ended = new CountDownLatch(1);
        var all = new HashMap<>(properties);
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        all.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        var streams = new KafkaStreams(topology.get(), new StreamsConfig(all));
        streams.setUncaughtExceptionHandler(this::failed);
        streams.setStateListener((now, _) -> noted(now, ended));
        try {
            streams.start();
            ended.await();
        } finally {
            var _ =
                    streams.close(
                            CloseOptions.timeout(CLOSE_WITHIN)
                                    .withGroupMembershipOperation(
                                            GroupMembershipOperation.LEAVE_GROUP));
        }
    }

    private void noted(KafkaStreams.State now, CountDownLatch ended) {
        if (now == KafkaStreams.State.RUNNING) {
            failing = false;
        }
        if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
            ended.countDown();
        }
    }

    private StreamThreadExceptionResponse failed(Throwable failure) {
        if (!failing) {
            failing = true;
            LOG.atWarn()
                    .setCause(failure)
                    .log("It is not known what is due; trying again until it is");
        }
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private Path folder() throws IOException {
        var set = settings.folder();
        return set == null
                ? Files.createTempDirectory("artstore-expiry")
                : Files.createDirectories(set);
    }
}
