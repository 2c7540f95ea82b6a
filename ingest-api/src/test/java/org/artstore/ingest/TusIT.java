package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.fixtures.TokenFixture;
import org.artstore.ingest.Client.Answer;
import org.artstore.ingest.journal.Journal;
import org.artstore.ingest.register.UploadRegister;
import org.artstore.ingest.register.UploadStatus.Settled;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.artstore.schemas.upload.UploadEvent.UploadCompleted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

/// Resumable uploads in the words of tus 1.0.0.
class TusIT {

    private static final byte[] HELLO = "hello, archive".getBytes(StandardCharsets.UTF_8);
    private static final String NAME = "filename " + base64("привет.txt");

    private final Service service = Service.shared();
    private final Shelf shelf = service.storage().shelf();
    private final Client client = Client.of(service).header("Tus-Resumable", "1.0.0");

    @AfterEach
    void nothingIsLeftOpen() {
        await().untilAsserted(() -> assertThat(shelf.open()).isEmpty());
    }

    @Test
    void aDocumentGoesUpInPartsAndIsStored() {
        var file = created(HELLO.length, NAME + ",filetype " + base64("text/plain"));

        assertThat(patch(file, 0, Arrays.copyOf(HELLO, 5)).header("Upload-Offset")).isEqualTo("5");
        assertThat(head(file).header("Upload-Offset")).isEqualTo("5");
        var last = patch(file, 5, Arrays.copyOfRange(HELLO, 5, HELLO.length));

        assertThat(last.status()).isEqualTo(204);
        assertThat(last.header("Upload-Offset")).isEqualTo("14");
        assertThat(last.header("Tus-Resumable")).isEqualTo("1.0.0");
        var document = shelf.document(file);
        assertThat(document.content().checksum()).isEqualTo(Sha256.of(HELLO));
        assertThat(document.content().contentType()).isEqualTo("text/plain");
        assertThat(document.metadata().originalFilename()).isEqualTo("привет.txt");
        assertThat(head(file).header("Upload-Offset")).isEqualTo("14");
    }

    @Test
    void moreThanOneChunkPerRequestIsKeptInOrder() {
        var bytes = random(5_000_000);
        var file = created(bytes.length, NAME);

        patch(file, 0, Arrays.copyOf(bytes, 3_000_001));
        patch(file, 3_000_001, Arrays.copyOfRange(bytes, 3_000_001, bytes.length));

        assertThat(shelf.document(file).content().checksum()).isEqualTo(Sha256.of(bytes));
    }

    @Test
    void clientsWithoutPatchSayInAHeaderThatTheyMeanIt() {
        var file = created(HELLO.length, NAME);

        var answer =
                bytes().header("X-HTTP-Method-Override", "PATCH")
                        .header("Upload-Offset", "0")
                        .post(path(file), BodyPublishers.ofByteArray(HELLO));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(shelf.document(file).content().checksum()).isEqualTo(Sha256.of(HELLO));
    }

    @Test
    void theFirstBytesMayComeWithTheCreation() {
        var answer =
                client.header("Upload-Length", "14")
                        .header("Upload-Metadata", NAME)
                        .header("Content-Type", "application/offset+octet-stream")
                        .post("/api/v1/uploads", BodyPublishers.ofByteArray(HELLO));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Upload-Offset")).isEqualTo("14");
        assertThat(shelf.document(file(answer)).content().checksum()).isEqualTo(Sha256.of(HELLO));
    }

    @Test
    void theLengthMayComeLater() {
        var answer =
                client.header("Upload-Defer-Length", "1")
                        .header("Upload-Metadata", NAME)
                        .post("/api/v1/uploads", BodyPublishers.noBody());
        var file = file(answer);

        patch(file, 0, Arrays.copyOf(HELLO, 5));
        assertThat(head(file).header("Upload-Defer-Length")).isEqualTo("1");
        var last =
                bytes().header("Upload-Offset", "5")
                        .header("Upload-Length", "14")
                        .patch(path(file), Arrays.copyOfRange(HELLO, 5, 14));

        assertThat(last.status()).isEqualTo(204);
        assertThat(shelf.document(file).content().checksum()).isEqualTo(Sha256.of(HELLO));
    }

    @Test
    void whatTheClientSaidOfTheDocumentIsToldAgain() {
        var said = NAME + ", tags W10= ,filetype " + base64("text/plain");
        var file = created(HELLO.length, said);

        assertThat(head(file).header("Upload-Metadata")).isEqualTo(said);
        patch(file, 0, HELLO);

        assertThat(head(file).header("Upload-Metadata")).isEqualTo(said);
    }

    @Test
    void theOffsetThatIsToldHoldsThoughAnotherConnectionIsStillAppending() throws IOException {
        var file = created(HELLO.length, NAME);
        try (var older = RawSocket.connect(service)) {
            older.send(patchHead(file).getBytes(StandardCharsets.US_ASCII));
            older.send(Arrays.copyOf(HELLO, 5));
            awaitWriter(file);

            var offset = Integer.parseInt(head(file).header("Upload-Offset"));
            assertThat(older.answer()).contains("\"code\":\"upload-taken-over\"");
            var rest = Arrays.copyOfRange(HELLO, offset, HELLO.length);

            assertThat(patch(file, offset, rest).status()).isEqualTo(204);
        }
        assertThat(shelf.document(file).content().checksum()).isEqualTo(Sha256.of(HELLO));
    }

    private void awaitWriter(FileId file) {
        var register = service.context().getBean(UploadRegister.class);
        await().untilAsserted(
                        () -> assertThat(register.known(file).orElseThrow().epoch()).isPositive());
    }

    private static String patchHead(FileId file) {
        return """
        PATCH %s HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Tus-Resumable: 1.0.0\r
        Content-Type: application/offset+octet-stream\r
        Upload-Offset: 0\r
        Content-Length: %d\r
        \r
        """
                .formatted(path(file), TokenFixture.shared().token("files:write"), HELLO.length);
    }

    @Test
    void theLengthMayComeWhenAllBytesAreThere() {
        var file =
                file(
                        client.header("Upload-Defer-Length", "1")
                                .header("Upload-Metadata", NAME)
                                .post("/api/v1/uploads", BodyPublishers.noBody()));
        patch(file, 0, HELLO);

        var last =
                bytes().header("Upload-Offset", "14")
                        .header("Upload-Length", "14")
                        .patch(path(file), new byte[0]);

        assertThat(last.status()).isEqualTo(204);
        assertThat(last.header("Upload-Offset")).isEqualTo("14");
        assertThat(shelf.document(file).content().checksum()).isEqualTo(Sha256.of(HELLO));
    }

    @Test
    void whoeverBringsNothingMoreHearsOnceMoreThatAllIsThere() {
        var file = created(HELLO.length, NAME);
        patch(file, 0, HELLO);

        var again = patch(file, 14, new byte[0]);

        assertThat(again.status()).isEqualTo(204);
        assertThat(again.header("Upload-Offset")).isEqualTo("14");
        patch(file, 14, HELLO).refused(409, "upload-complete");
    }

    @Test
    void anOffsetThatIsNotTheUploadsIsAConflictThatSaysTheRightOne() {
        var file = created(HELLO.length, NAME);
        patch(file, 0, Arrays.copyOf(HELLO, 5));

        var answer = patch(file, 3, HELLO);

        answer.refused(409, "offset-conflict");
        assertThat(answer.header("Upload-Offset")).isEqualTo("5");
        assertThat(answer.header("Tus-Resumable")).isEqualTo("1.0.0");
        client.delete(path(file));
    }

    @Test
    void bytesWithAnotherChecksumAreNotKept() {
        var file = created(HELLO.length, NAME);
        var sha1 = "sha1 " + base64("another digest, 20 b");

        var wrong =
                bytes().header("Upload-Offset", "0")
                        .header("Upload-Checksum", sha1)
                        .patch(path(file), Arrays.copyOf(random(9), 9));
        var right =
                bytes().header("Upload-Offset", "0")
                        .header("Upload-Checksum", "sha256 " + digest(HELLO))
                        .patch(path(file), HELLO);

        wrong.refused(460, "checksum-mismatch");
        assertThat(right.status()).isEqualTo(204);
        assertThat(shelf.document(file).content().checksum()).isEqualTo(Sha256.of(HELLO));
    }

    @Test
    void aTerminatedUploadIsGone() {
        var file = created(HELLO.length, NAME);
        patch(file, 0, Arrays.copyOf(HELLO, 5));

        assertThat(client.delete(path(file)).status()).isEqualTo(204);

        assertThat(head(file).status()).isEqualTo(410);
        patch(file, 5, HELLO).refused(410, "upload-gone");
        await().untilAsserted(() -> assertThat(shelf.open()).doesNotContainKey(file));
    }

    @Test
    void anotherAccountsUploadDoesNotExist() {
        var file = created(HELLO.length, NAME);
        var stranger = TokenFixture.shared().draft().client("stranger").scopes("files:write");

        var answer = client.token(stranger.sign()).header("Upload-Offset", "0").head(path(file));

        assertThat(answer.status()).isEqualTo(404);
        client.delete(path(file));
    }

    @Test
    void moreBytesThanDeclaredAreRefused() {
        var file = created(5, NAME);

        patch(file, 0, HELLO).refused(409, "length-conflict");

        client.delete(path(file));
    }

    @Test
    void anUploadWhoseInstanceDiedBeforeTheSealIsSealedByAnother() {
        var file = created(HELLO.length, NAME);
        patch(file, 0, Arrays.copyOf(HELLO, 5));
        var register = service.context().getBean(UploadRegister.class);
        var epoch = register.known(file).orElseThrow().epoch();
        var lost = new Chunk(file, StorageActor.EDIT, epoch, 5, Arrays.copyOfRange(HELLO, 5, 14));
        service.context().getBean(Journal.class).append(lost, null).join();
        register.tell(new UploadCompleted(file, epoch, 14, Instant.now()), null).join();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(shelf.stored()).containsKey(file));

        await().untilAsserted(
                        () ->
                                assertThat(register.known(file).orElseThrow())
                                        .isInstanceOf(Settled.class));
    }

    @Test
    void unknownVersionsAreRefusedWithTheKnownOnes() {
        var answer =
                client.header("Tus-Resumable", "0.2.2")
                        .post("/api/v1/uploads", BodyPublishers.noBody());

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.header("Tus-Version")).isEqualTo("1.0.0");
    }

    private FileId created(long length, String metadata) {
        var answer =
                client.header("Upload-Length", Long.toString(length))
                        .header("Upload-Metadata", metadata)
                        .post("/api/v1/uploads", BodyPublishers.noBody());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.header("Upload-Expires")).endsWith("GMT");
        return file(answer);
    }

    private static FileId file(Answer answer) {
        var location = answer.header("Location");
        return FileId.parse(location.substring(location.lastIndexOf('/') + 1));
    }

    private Answer patch(FileId file, long offset, byte[] part) {
        return bytes().header("Upload-Offset", Long.toString(offset)).patch(path(file), part);
    }

    private Answer head(FileId file) {
        return client.head(path(file));
    }

    private Client bytes() {
        return client.header("Content-Type", "application/offset+octet-stream");
    }

    private static String path(FileId file) {
        return "/api/v1/uploads/" + file;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] bytes) {
        var digest = Sha256.newDigest();
        return Base64.getEncoder().encodeToString(digest.digest(bytes));
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
