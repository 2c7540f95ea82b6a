package org.artstore.worker.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.artstore.fixtures.TokenFixture;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.SharedWorker;
import org.artstore.worker.TestElement;
import org.artstore.worker.TestKafka;
import org.artstore.worker.TestUpload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

@ExtendWith(SharedWorker.class)
@TestInstance(Lifecycle.PER_CLASS)
class ContentIT {

    private static final int SMALL = 10_000;
    private static final int LARGE = 20_000_000;

    private final RunningWorker worker;
    private final TestElement element;

    ContentIT(RunningWorker worker) {
        this.worker = worker;
        this.element = TestElement.of(worker);
    }

    @BeforeAll
    void awaitElement() {
        worker.ready(1);
    }

    @AfterAll
    void withdrawElement() {
        element.withdraw();
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void servesTheBytes(int size) {
        var upload = stored("文件.txt", size);

        var answer = worker.content(upload.fileId());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(upload.bytes());
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(size);
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"" + upload.checksum() + "\"");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain");
        assertThat(answer.headers().firstValue("Accept-Ranges")).hasValue("bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void servesARange(int size) {
        var upload = stored("ranged", size);

        var answer = worker.content(upload.fileId(), "Range", "bytes=5000-" + (size - 2));

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(upload.bytes(), 5000, size - 1));
        assertThat(answer.headers().firstValue("Content-Range"))
                .hasValue("bytes 5000-" + (size - 2) + "/" + size);
    }

    @Test
    void servesTheHeadersOnly() {
        var upload = stored("head", LARGE);

        var answer =
                worker.send(
                        worker.request(upload.fileId())
                                .method("HEAD", BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(LARGE);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void refusesARangeBehindTheEnd() {
        var upload = stored("short", SMALL);

        var answer = worker.content(upload.fileId(), "Range", "bytes=" + SMALL + "-");

        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(answer.headers().firstValue("Content-Range")).hasValue("bytes */" + SMALL);
        assertThat(code(answer)).contains("range-not-satisfiable");
    }

    @Test
    void knowsOnlyWhatIsStored() {
        assertThat(worker.content(FileId.create(Instant.now())).statusCode()).isEqualTo(404);
        var malformed =
                worker.send(
                        worker.request(FileId.create(Instant.now()))
                                .uri(worker.uri("/internal/v1/files/..%2f..%2fx/content"))
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(malformed.statusCode()).isIn(400, 404);
    }

    @Test
    void isForServicesOnly() {
        var upload = stored("secret", SMALL);
        var token = TokenFixture.shared().token("files:read", "storage:read");

        var withoutScope =
                worker.send(
                        worker.request(upload.fileId())
                                .setHeader("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.ofString());
        var withoutToken = worker.get("/internal/v1/files/" + upload.fileId() + "/content");

        assertThat(withoutScope.statusCode()).isEqualTo(403);
        assertThat(withoutToken.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, SMALL / 2, SMALL - 1})
    void neverServesDamagedBytes(int at) {
        var upload = stored("damaged", SMALL);
        flip(bytes(upload), at);

        assertDamaged(worker.content(upload.fileId()));
        assertDamaged(worker.content(upload.fileId(), "Range", "bytes=0-0"));
    }

    @Test
    void neverServesADamagedBlock() {
        var upload = stored("damaged and large", LARGE);
        flip(bytes(upload), 100);

        assertDamaged(worker.content(upload.fileId()));
        assertDamaged(worker.content(upload.fileId(), "Range", "bytes=65000-66000"));
        assertThat(worker.content(upload.fileId(), "Range", "bytes=65536-").statusCode())
                .isEqualTo(206);
    }

    @Test
    void endsTheConnectionBeforeABlockThatIsDamaged() {
        var upload = stored("damaged late", LARGE);
        flip(bytes(upload), LARGE - 1);

        assertThatThrownBy(() -> worker.content(upload.fileId()))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void neverTrustsADamagedAttr() {
        var upload = stored("damaged attr", SMALL);
        var attr = bytes(upload).resolveSibling(bytes(upload).getFileName() + ".attr.json");
        flip(attr, 400);

        assertDamaged(worker.content(upload.fileId()));
    }

    @Test
    void neverTrustsDamagedBlockChecksums() {
        var upload = stored("damaged checksums", LARGE);
        var blocks = bytes(upload).resolveSibling(bytes(upload).getFileName() + ".crc32c");
        flip(blocks, 40);

        assertDamaged(worker.content(upload.fileId(), "Range", "bytes=0-10"));
    }

    @Test
    void servesNothingOfAFileThatWasCutShort() throws IOException {
        var upload = stored("cut", LARGE);
        try (var file = new RandomAccessFile(bytes(upload).toFile(), "rw")) {
            file.setLength(1000);
        }

        assertDamaged(worker.content(upload.fileId(), "Range", "bytes=0-10"));
    }

    @Test
    void anArchivedElementServesNoBytes() {
        var archive = TestElement.of(worker);
        worker.ready(2);
        var upload = archive.upload("archived", SMALL);
        TestKafka.journal(upload.whole());
        awaitStored(upload);

        archive.register(ElementMode.AR);

        var answer =
                await().until(() -> worker.content(upload.fileId()), it -> it.statusCode() != 200);
        archive.withdraw();
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(code(answer)).contains("mode-not-allowed");
    }

    private TestUpload stored(String filename, int size) {
        var upload = element.upload(filename, size);
        TestKafka.journal(size == SMALL ? List.of(upload.whole()) : upload.records());
        awaitStored(upload);
        return upload;
    }

    private static Document awaitStored(TestUpload upload) {
        var told = TestKafka.awaitTold(upload);
        return ((FileStored) FileEvent.CODEC.decode(told.getFirst())).document();
    }

    private Path bytes(TestUpload upload) {
        return element.root().resolve(awaitStored(upload).location().key());
    }

    private static void flip(Path file, int at) {
        try (var channel = new RandomAccessFile(file.toFile(), "rw")) {
            channel.seek(at);
            int before = channel.read();
            channel.seek(at);
            channel.write(before ^ 0x04);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(Files.exists(file)).isTrue();
    }

    private static void assertDamaged(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(code(answer)).contains("\"damaged\"");
    }

    private static String code(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
