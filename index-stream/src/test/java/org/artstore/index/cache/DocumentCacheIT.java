package org.artstore.index.cache;

import static org.artstore.index.Waiting.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.artstore.fixtures.RedisFixture;
import org.artstore.index.Samples;
import org.artstore.index.row.DocumentRow;
import org.artstore.index.telemetry.IndexMeters;
import org.artstore.schemas.id.FileId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

class DocumentCacheIT {

    private static final Duration TIME_TO_LIVE = Duration.ofHours(1);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RedisURI uri = RedisURI.create(RedisFixture.host(), RedisFixture.port());
    private final RedisClient client = RedisClient.create(uri);
    private final StatefulRedisConnection<String, String> redis = client.connect();
    private final FileId file = FileId.create(Samples.CREATED_AT);

    @AfterEach
    void close() {
        client.shutdown();
    }

    @Test
    void keepsTheNewestVersion() {
        try (var cache = cache(uri)) {
            cache.put(List.of(row(9), row(10), row(2)));
            patiently().until(() -> value().startsWith("{\"version\":10,"));

            cache.put(List.of(row(1)));
            cache.put(List.of(row(11)));

            patiently().until(() -> value().startsWith("{\"version\":11,"));
        }
    }

    @Test
    void entriesEnd() {
        try (var cache = cache(uri)) {
            cache.put(List.of(row(1)));

            patiently().until(() -> redis.sync().exists(key()) == 1);
            assertThat(redis.sync().pttl(key()))
                    .isPositive()
                    .isLessThanOrEqualTo(TIME_TO_LIVE.toMillis());
        }
    }

    @Test
    void worksWithoutRedis() throws IOException {
        try (var cache = cache(RedisURI.create("localhost", deadPort()))) {
            cache.put(IntStream.rangeClosed(1, 1_000).mapToObj(this::row).toList());

            patiently()
                    .until(
                            () ->
                                    registry.get("artstore.index.cache.failures").counter().count()
                                            == 1_000);
            assertThat(cache.ping().toCompletableFuture()).isCompletedExceptionally();
        }
    }

    private DocumentCache cache(RedisURI where) {
        return new DocumentCache(
                RedisClient.create(), where, TIME_TO_LIVE, new IndexMeters(registry));
    }

    private DocumentRow row(int version) {
        return DocumentRow.of(Samples.document(file, version, Samples.METADATA));
    }

    private String key() {
        return "artstore:document:" + file;
    }

    private String value() {
        return String.valueOf(redis.sync().get(key()));
    }

    private static int deadPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
