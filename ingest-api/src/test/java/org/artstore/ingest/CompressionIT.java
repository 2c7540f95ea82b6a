package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.RecordBatch;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.element.Compression;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.id.FileId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// How documents travel through Kafka, as the broker has it.
class CompressionIT {

    private static final int LONG = 3_000_000;

    private static Service service = Service.shared();

    private final Client client = Client.of(service);
    private final Batches edit = Batches.fromNowOn(StorageActor.EDIT);

    @BeforeAll
    static void start() {
        service = Service.another(Map.of("artstore.compression.codec", "zstd"));
    }

    @AfterAll
    static void stop() {
        service.context().close();
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, LONG})
    void compressesTextAndTellsHowFar(int length) {
        var text = text(length);

        var answer = client.upload("filename=a.txt", text);

        var batches = edit.of(stored(answer, text));
        assertThat(batches).allSatisfy(it -> assertThat(type(it)).isEqualTo(CompressionType.ZSTD));
        assertThat(size(batches)).isLessThan(length / 2);
        assertThat(ratio("zstd")).isBetween(0.01, 0.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, LONG})
    void leavesWhatDoesNotBecomeSmaller(int length) {
        var noise = noise(length);

        var answer = client.header("Content-Type", "text/plain").upload("filename=a.txt", noise);

        var batches = edit.of(stored(answer, noise));
        assertThat(batches).allSatisfy(it -> assertThat(type(it)).isEqualTo(CompressionType.NONE));
        assertThat(size(batches)).isGreaterThan(length);
    }

    @Test
    void compressesTheChunksOfAResumableUploadButNotTheWordsAroundThem() {
        var text = text(LONG);
        var tus =
                client.header("Tus-Resumable", "1.0.0")
                        .header("Upload-Length", Integer.toString(LONG))
                        .header("Upload-Metadata", "filename " + base64("a.txt"));
        var upload = tus.post("/api/v1/uploads", BodyPublishers.noBody()).header("Location");
        var path = upload.substring(upload.indexOf("/api"));
        append(path, Arrays.copyOfRange(text, 0, LONG / 2), 0);
        append(path, Arrays.copyOfRange(text, LONG / 2, LONG), LONG / 2);

        var file = FileId.parse(path.substring(path.lastIndexOf('/') + 1));
        await().until(() -> service.storage().shelf().stored().containsKey(file));
        assertThat(digest(file)).isEqualTo(Sha256.of(text));
        var batches = edit.of(file);
        assertThat(size(batches)).isLessThan(LONG / 2);
        assertThat(batches)
                .extracting(CompressionIT::type)
                .contains(CompressionType.ZSTD, CompressionType.NONE);
    }

    @Test
    void anElementOfWhichSomethingElseWasSaidGetsThat() {
        service.storage().register(StorageActor.RW, ElementMode.RW, Compression.LZ4, 2);
        var text = text(LONG);
        await().untilAsserted(
                        () -> {
                            var rw = Batches.fromNowOn(StorageActor.RW);
                            var answer =
                                    client.upload(
                                            "filename=a.txt&retention_policy=permanent", text);
                            assertThat(rw.of(stored(answer, text)))
                                    .allSatisfy(
                                            it ->
                                                    assertThat(type(it))
                                                            .isEqualTo(CompressionType.LZ4));
                        });
        service.storage().register(StorageActor.RW, ElementMode.RW, null, 3);
    }

    private void append(String path, byte[] bytes, int offset) {
        var answer =
                client.header("Tus-Resumable", "1.0.0")
                        .header("Content-Type", "application/offset+octet-stream")
                        .header("Upload-Offset", Integer.toString(offset))
                        .patch(path, bytes);
        assertThat(answer.status()).isEqualTo(204);
    }

    /// The document that the bytes became, entire and in their order.
    private FileId stored(Client.Answer answer, byte[] bytes) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(digest(answer.file())).isEqualTo(Sha256.of(bytes));
        return answer.file();
    }

    private Sha256 digest(FileId file) {
        return requireNonNull(service.storage().shelf().stored().get(file)).content().checksum();
    }

    private double ratio(String codec) {
        return service.context()
                .getBean(MeterRegistry.class)
                .get("artstore.ingest.compression.ratio")
                .tag("codec", codec)
                .gauge()
                .value();
    }

    private static CompressionType type(RecordBatch batch) {
        return batch.compressionType();
    }

    private static int size(List<RecordBatch> batches) {
        return batches.stream().mapToInt(RecordBatch::sizeInBytes).sum();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] text(int length) {
        var line = "All happy families are alike; each unhappy family is unhappy in its own way.\n";
        var text = line.repeat(length / line.length() + 1).getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(text, length);
    }

    private static byte[] noise(int length) {
        var noise = new byte[length];
        new Random(length).nextBytes(noise);
        return noise;
    }
}
