package org.artstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.bench.client.ArtStoreClient;
import org.artstore.fixtures.BreakingProxy;
import org.artstore.fixtures.BreakingProxy.Break;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The clients that users have, over two instances of ingest-api, through what happens to networks
/// and to processes.
class ResumableUploadIT {

    private static final int MEBIBYTE = 1 << 20;
    private static final Duration WITHIN = Duration.ofMinutes(1);

    private static @Nullable SecondInstance second;

    private final Standalone standalone = Standalone.shared();
    private final ArtStoreClient client = standalone.client();
    private final int first = client.ingest("/").getPort();
    private final AtomicInteger turns = new AtomicInteger();
    @TempDir private Path folder;

    static List<ResumingClient> clients() {
        return List.of(
                new JavaClient(), new JavaScriptClient(true, 1), new JavaScriptClient(true, 3));
    }

    @AfterAll
    static void stopSecondInstance() {
        if (second != null) {
            second.close();
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void partsOutliveTheDeathOfAllInstancesAndOfRedis(ResumingClient uploader) throws Exception {
        var file = file(200 * MEBIBYTE);
        var second = second();
        int other = second.port();
        try (var proxy = new BreakingProxy(_ -> turns.getAndIncrement() % 2 == 0 ? first : other);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var endpoint = endpoint(proxy.port());
            var uploads =
                    threads.submit(
                            () -> uploader.upload(endpoint, client.token(), file, 32 * MEBIBYTE));
            await().atMost(WITHIN).until(() -> proxy.passed() > 80 * MEBIBYTE);

            standalone.signal("-KILL", "ingest-api");
            second.kill();
            standalone.signal("-KILL", "redis");

            assertIdentical(uploads.get(WITHIN.toSeconds(), TimeUnit.SECONDS), file);
            awaitReady(first);
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void anotherInstanceGoesOnWhenTheSocketDiesInsideAPart(ResumingClient uploader)
            throws Exception {
        var file = file(24 * MEBIBYTE);
        int other = second().port();
        try (var proxy = new BreakingProxy(broken -> broken == 0 ? first : other)) {
            proxy.breakNext(Break.RESET, 10 * MEBIBYTE);

            var uploads =
                    uploader.upload(endpoint(proxy.port()), client.token(), file, 24 * MEBIBYTE);

            assertThat(proxy.broken()).isOne();
            assertIdentical(uploads, file);
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aSmallFileIsStored(ResumingClient uploader) throws Exception {
        var file = file(20_000);

        var uploads = uploader.upload(endpoint(first), client.token(), file, MEBIBYTE);

        assertIdentical(uploads, file);
    }

    @Test
    void theLengthMayBeToldAtTheEnd() throws Exception {
        var file = file(5_000_000);
        var uploader = new JavaScriptClient(false, 1);

        var uploads = uploader.upload(endpoint(first), client.token(), file, 2 * MEBIBYTE);

        assertIdentical(uploads, file);
    }

    /// One that has not been killed.
    private SecondInstance second() throws IOException {
        var running = second;
        if (running == null || !running.process().isAlive()) {
            awaitReady(first);
            running = SecondInstance.start(standalone.pid("ingest-api"));
            second = running;
            awaitReady(running.port());
        }
        return running;
    }

    private static URI endpoint(int port) {
        return URI.create("http://localhost:" + port + "/api/v1/uploads");
    }

    private void assertIdentical(Set<String> uploads, Path file) throws IOException {
        assertThat(uploads).hasSize(1);
        var path = uploads.iterator().next();
        var id = path.substring(path.lastIndexOf('/') + 1);
        try (var sent = Files.newInputStream(file)) {
            var sha256 = Content.sha256(sent);
            await().atMost(WITHIN).untilAsserted(() -> assertThat(stored(id)).isEqualTo(sha256));
        }
    }

    private String stored(String id) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.download(id, BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return Content.sha256(answer.body());
    }

    private void awaitReady(int port) {
        var ready = URI.create("http://localhost:" + port + "/health/ready");
        await().atMost(WITHIN)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> client.get(ready, BodyHandlers.discarding()).statusCode() == 200);
    }

    private Path file(int size) throws IOException {
        var file = folder.resolve("resumable.bin");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int written = 0; written < size; written += MEBIBYTE) {
                out.write(Content.of(written, Math.min(MEBIBYTE, size - written)));
            }
        }
        return file;
    }
}
