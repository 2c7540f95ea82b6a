package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tus.java.client.ProtocolException;
import io.tus.java.client.TusClient;
import io.tus.java.client.TusUploader;

import org.artstore.fixtures.TokenFixture;
import org.artstore.schemas.document.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.stream.IntStream;

/// Two clients that append to one upload at once, each through an instance of its own.
class TusContestIT {

    private static final int CONTESTS = Integer.getInteger("contests", 30);
    private static final int LENGTH = 3 << 20;
    private static final int LESS_THAN_A_CHUNK = 700_000;
    private static final int WRITE = 64 << 10;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final List<Service> instances = List.of(Service.shared(), Service.second());
    private final Shelf shelf = Service.shared().storage().shelf();

    @AfterEach
    void nothingIsLeftOpen() {
        await().untilAsserted(() -> assertThat(shelf.open()).isEmpty());
    }

    /// What became of one client's bytes.
    private enum Fate {
        STORED,
        REFUSED
    }

    @Test
    void theDocumentIsOneClientsFromItsFirstByteToItsLast() throws Exception {
        System.out.println("seed " + seed + ", contests " + CONTESTS);
        var random = new Random(seed);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int contest = 0; contest < CONTESTS; contest++) {
                var upload = created();
                var bytes = List.of(content(random), content(random));
                var meeting = new Phaser(2);
                int[] pauses = random.ints(2, 0, LENGTH).toArray();

                var fates =
                        IntStream.range(0, 2)
                                .mapToObj(
                                        i -> {
                                            var one =
                                                    new Contestant(
                                                            upload, instances.get(i), bytes.get(i));
                                            return CompletableFuture.supplyAsync(
                                                    () -> one.fate(meeting, pauses[i]), threads);
                                        })
                                .toList()
                                .stream()
                                .map(CompletableFuture::join)
                                .toList();

                assertThat(fates).containsExactlyInAnyOrder(Fate.STORED, Fate.REFUSED);
                var winner = bytes.get(fates.indexOf(Fate.STORED));
                var stored = shelf.document(TusClients.file(upload)).content();
                assertThat(stored.checksum()).isEqualTo(Sha256.of(winner));
            }
        }
    }

    @Test
    void theNewestHasItAndTheOlderIsToldTheOffset() throws Exception {
        var upload = created();
        var random = new Random(seed);
        var newest = content(random);
        try (var older = RawSocket.connect(instances.getFirst())) {
            older.send(head(upload, 0, LENGTH).getBytes(StandardCharsets.US_ASCII));
            older.send(Arrays.copyOf(content(random), LESS_THAN_A_CHUNK));

            var fate = new Contestant(upload, instances.getLast(), newest).fate(new Phaser(1), 0);

            assertThat(fate).isEqualTo(Fate.STORED);
            assertThat(older.answer())
                    .startsWith("HTTP/1.1 409")
                    .containsIgnoringCase("upload-offset: ")
                    .contains("\"code\":\"upload-taken-over\"");
        }
        assertThat(shelf.document(TusClients.file(upload)).content().checksum())
                .isEqualTo(Sha256.of(newest));
    }

    /// One who begins at the first byte, pauses at some other, and does not come back when refused.
    @SuppressWarnings("ArrayRecordComponent")
    private record Contestant(URL upload, Service instance, byte[] bytes) {

        Fate fate(Phaser meeting, int pause) {
            try {
                send(TusClients.of(instance.port(), Map.of()), meeting, pause);
                return Fate.STORED;
            } catch (ProtocolException refused) {
                assertThat(TusClients.status(refused)).isEqualTo(409);
                return Fate.REFUSED;
            } catch (IOException _) {
                // It was refused while it was still sending.
                return Fate.REFUSED;
            } finally {
                meeting.arriveAndDeregister();
            }
        }

        private void send(TusClient client, Phaser meeting, int pause)
                throws IOException, ProtocolException {
            var there = TusClients.at(instance.port(), upload);
            var uploader = client.beginOrResumeUploadFromURL(TusClients.document(bytes), there);
            assertThat(uploader.getOffset()).isZero();
            meeting.arriveAndAwaitAdvance();
            sendUntil(uploader, pause);
            meeting.arriveAndAwaitAdvance();
            sendUntil(uploader, LENGTH);
            uploader.finish();
        }

        private static void sendUntil(TusUploader uploader, int offset)
                throws IOException, ProtocolException {
            uploader.setChunkSize(WRITE);
            while (uploader.getOffset() < offset && uploader.uploadChunk() > 0) {
                // The client goes on.
            }
        }
    }

    private URL created() throws IOException, ProtocolException {
        var client = TusClients.of(instances.getFirst().port(), Map.of());
        return client.createUpload(TusClients.document(new byte[LENGTH])).getUploadURL();
    }

    private static byte[] content(Random random) {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String head(URL upload, long offset, long length) {
        return """
        PATCH %s HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Tus-Resumable: 1.0.0\r
        Content-Type: application/offset+octet-stream\r
        Upload-Offset: %d\r
        Content-Length: %d\r
        \r
        """
                .formatted(
                        upload.getPath(),
                        TokenFixture.shared().token("files:write"),
                        offset,
                        length);
    }
}
