package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.fixtures.LeakGuard;
import org.artstore.fixtures.TokenFixture;
import org.artstore.schemas.id.ClientId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.DisconnectedClientHelper;

import reactor.core.publisher.Hooks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/// Clients that go away anywhere in what they send, in every way in which documents come.
class CutBodiesIT {

    private static final int CUTS = Integer.getInteger("cuts", 600);
    private static final int AT_ONCE = 8;
    private static final int LONGEST = 300_000;
    private static final int LARGEST_PIECE = 16 << 10;
    private static final Charset UTF = StandardCharsets.UTF_8;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Service service = Service.shared();
    private final Shelf shelf = service.storage().shelf();
    private final Queue<Throwable> dropped = new ConcurrentLinkedQueue<>();
    private final String token = token("cut-" + seed);
    private final String resuming = "resuming-" + seed;
    private final String resumingToken = token(resuming);

    /// A way in which bytes come.
    private enum Way {
        RAW("POST /api/v1/files?filename=a", ""),
        CHUNKED("POST /api/v1/files?filename=a", ""),
        KEYED("POST /api/v1/files?filename=a", ""),
        GZIP("POST /api/v1/files?filename=a", "Content-Encoding: gzip\r\n"),
        OTHER_CODING("POST /api/v1/files?filename=a", "Content-Encoding: br\r\n"),
        UNKNOWN_PARAMETER("POST /api/v1/files?filename=a&x=y", ""),
        NOT_ALLOWED("POST /api/v1/files?filename=a", "X-Without-Token: yes\r\n"),
        PARTS("POST /api/v1/files/upload", ""),
        KEYED_PARTS("POST /api/v1/files/upload", ""),
        WRONG_PARTS("POST /api/v1/files/upload", ""),
        TUS("POST /api/v1/uploads", Way.TUS_HEADERS + "Upload-Defer-Length: 1\r\n"),
        TUS_TOO_LONG("POST /api/v1/uploads", Way.TUS_HEADERS + "Upload-Length: 1000\r\n"),
        IETF("POST /api/v1/uploads?filename=a", "Upload-Complete: ?1\r\n");

        private static final String TUS_HEADERS =
                "Tus-Resumable: 1.0.0\r\nUpload-Metadata: filename YQ==\r\n";

        private final String line;
        private final String headers;

        Way(String line, String headers) {
            this.line = line;
            this.headers = headers;
        }

        private boolean isChunked() {
            return this == CHUNKED;
        }
    }

    @AfterEach
    void dropErrorsAsEverybodyDoes() {
        Hooks.resetOnErrorDropped();
    }

    @Test
    void noneLeavesAnythingBehind() {
        assertThat(Client.of(service).upload("filename=first", new byte[1]).status())
                .isEqualTo(201);
        double before = gauge("connections");
        Hooks.onErrorDropped(dropped::add);
        System.out.println("seed " + seed + ", cuts " + CUTS);
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            IntStream.range(0, CUTS)
                    .mapToObj(
                            i ->
                                    CompletableFuture.runAsync(
                                            () -> cut(new Random(seed + i)), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
        await().untilAsserted(() -> assertThat(gauge("connections")).isLessThanOrEqualTo(before));
        await().during(Duration.ofMillis(300)).untilAsserted(this::nothingIsOpen);
        await().untilAsserted(() -> assertThat(gauge("in.flight")).isZero());
        assertThat(LeakGuard.leaks()).isEmpty();
        assertThat(dropped).noneMatch(DisconnectedClientHelper::isClientDisconnectedException);
    }

    private void cut(Random random) {
        var way = Way.values()[random.nextInt(Way.values().length)];
        var request = request(way, random);
        int end = random.nextInt(request.length + 1);
        try (var socket = RawSocket.connect(service)) {
            socket.socket().setTcpNoDelay(true);
            socket.socket().setSoLinger(random.nextBoolean(), 0);
            for (int sent = 0; sent < end; ) {
                int next = Math.min(end, sent + 1 + random.nextInt(LARGEST_PIECE));
                socket.send(Arrays.copyOfRange(request, sent, next));
                sent = next;
            }
        } catch (IOException cutOff) {
            // The service was first: it has refused what it did not want to read.
            assertThat(end).isPositive();
        }
    }

    /// Resumable uploads are there as far as their bytes had come, until they are cancelled.
    private void nothingIsOpen() {
        var owner = Client.of(service).token(resumingToken).header("Tus-Resumable", "1.0.0");
        for (var file : shelf.open(new ClientId(resuming))) {
            owner.delete("/api/v1/uploads/" + file);
        }
        assertThat(shelf.open()).isEmpty();
    }

    private double gauge(String name) {
        return service.context()
                .getBean(MeterRegistry.class)
                .get("artstore.ingest." + name)
                .gauge()
                .value();
    }

    private static String token(String client) {
        return TokenFixture.shared().draft().client(client).sign();
    }

    private String authorization(Way way) {
        return switch (way) {
            case NOT_ALLOWED -> "";
            case TUS, TUS_TOO_LONG, IETF -> "Authorization: Bearer " + resumingToken + "\r\n";
            default -> "Authorization: Bearer " + token + "\r\n";
        };
    }

    private byte[] request(Way way, Random random) {
        var body = body(way, random);
        var head =
                way.line
                        + " HTTP/1.1\r\nHost: localhost\r\n"
                        + way.headers
                        + authorization(way)
                        + key(way, random)
                        + "Content-Type: "
                        + type(way)
                        + "\r\n"
                        + (way.isChunked()
                                ? "Transfer-Encoding: chunked\r\n\r\n"
                                        + Integer.toHexString(body.length)
                                        + "\r\n"
                                : "Content-Length: " + body.length + "\r\n\r\n");
        var end = way.isChunked() ? "\r\n0\r\n\r\n" : "";
        return joined(List.of(head.getBytes(UTF), body, end.getBytes(UTF)));
    }

    private static String key(Way way, Random random) {
        return switch (way) {
            case KEYED, KEYED_PARTS -> "Idempotency-Key: cut-" + random.nextInt(20) + "\r\n";
            default -> "";
        };
    }

    private static String type(Way way) {
        return switch (way) {
            case PARTS, KEYED_PARTS, WRONG_PARTS -> new Form().contentType();
            case TUS, TUS_TOO_LONG -> "application/offset+octet-stream";
            default -> "application/x-document";
        };
    }

    private static byte[] body(Way way, Random random) {
        var bytes = new byte[1 + random.nextInt(LONGEST)];
        random.nextBytes(bytes);
        return switch (way) {
            case PARTS, KEYED_PARTS -> parts(bytes, "");
            case WRONG_PARTS -> parts(bytes, "no JSON");
            case GZIP -> gzip(bytes);
            default -> bytes;
        };
    }

    private static byte[] parts(byte[] bytes, String said) {
        var form =
                new Form()
                        .file("a", "text/plain", bytes)
                        .metadata("[{}, {%s}]".formatted(said))
                        .file("b", "text/plain", bytes);
        return joined(form.whole());
    }

    private static byte[] gzip(byte[] bytes) {
        var all = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(all)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toByteArray();
    }

    private static byte[] joined(List<byte[]> pieces) {
        var all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
