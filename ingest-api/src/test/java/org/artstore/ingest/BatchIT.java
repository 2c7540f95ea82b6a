package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.fixtures.TokenFixture;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord.WholeUpload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/// Many documents in one request.
class BatchIT {

    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
    private static final int MOST_FILES = 100;

    private final Service service = Service.shared();
    private final Shelf shelf = service.storage().shelf();
    private final Client client = Client.of(service);
    private final Set<FileId> storedBefore = new HashSet<>(shelf.stored().keySet());

    @AfterEach
    void nothingIsLeftOpen() {
        await().untilAsserted(() -> assertThat(shelf.open()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyFileHasItsOwnMetadataAndItsOwnResult(boolean before) {
        var metadata = "[{\"description\":\"first\"},null,{\"filename\":\"c.txt\"}]";
        var form = before ? new Form().metadata(metadata) : new Form();
        form =
                form.file("a.txt", "text/plain", bytes(1))
                        .file("b.bin", "image/png", RawUploadIT.random(3_000_000))
                        .file("", "text/plain", bytes(3));
        form = before ? form : form.metadata(metadata);

        var answer = send(form);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(item(answer, 0).path("document").path("description").asString())
                .isEqualTo("first");
        assertThat(item(answer, 1).path("document").path("original_filename").asString())
                .isEqualTo("b.bin");
        assertThat(item(answer, 2).path("document").path("original_filename").asString())
                .isEqualTo("c.txt");
        assertThat(item(answer, 2).path("document").path("checksum").asString())
                .isEqualTo(Sha256.of(bytes(3)).hex());
        assertThat(item(answer, 1).path("index").asInt()).isEqualTo(1);
        assertThat(item(answer, 1).path("status").asInt()).isEqualTo(201);
        assertThat(item(answer, 1).path("location").asString())
                .startsWith("https://archive.example/api/v1/files/");
        assertThat(stored()).hasSize(3);
    }

    @Test
    void filesThatAreRefusedTakeNoOthersAlong() {
        var digest = "text/plain\r\nRepr-Digest: " + RawUploadIT.digest(HELLO);

        var answer =
                send(
                        new Form()
                                .metadata("[{},{\"colour\":1},{},{},{\"ttl_days\":400},[],{},{}]")
                                .file("first", "text/plain", bytes(1))
                                .file("unknown field", "text/plain", RawUploadIT.random(2_000_000))
                                .file("empty", "text/plain", new byte[0])
                                .file("other digest", digest, bytes(2))
                                .file("bad value", "text/plain", bytes(3))
                                .file("no object", "text/plain", bytes(4))
                                .file("a/b", "text/plain", bytes(5))
                                .file("last", "text/plain", RawUploadIT.random(2_000_000)));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(207);
        assertThat(statuses(answer)).isEqualTo("201 422 422 422 422 422 422 201 ");
        assertThat(codes(answer))
                .isEqualTo(
                        "- invalid-content empty-document digest-mismatch invalid-content"
                                + " invalid-content invalid-content - ");
        assertThat(item(answer, 3).path("problem").path("request_id").asString())
                .isEqualTo(answer.header("X-Request-Id"));
        assertThat(stored()).hasSize(2);
    }

    @Test
    void aFileThatIsTooLongIsDroppedAndTheNextIsStored() {
        var answer =
                send(
                        new Form()
                                .file("long", "image/png", RawUploadIT.random((64 << 20) + 1))
                                .file("next", "text/plain", HELLO));

        assertThat(statuses(answer)).isEqualTo("413 201 ");
        assertThat(codes(answer)).isEqualTo("content-too-large - ");
        assertThat(stored()).hasSize(1);
    }

    @Test
    void eachFileGoesWhereItsRetentionSays() {
        var answer =
                send(
                        new Form()
                                .file("a", "text/plain", HELLO)
                                .file("b", "text/plain", HELLO)
                                .metadata("[{\"retention_policy\":\"permanent\"},{}]"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(element(answer, 0)).isEqualTo("rw-01");
        assertThat(element(answer, 1)).isEqualTo("edit-01");
    }

    @Test
    void anArrayOfOneIsAnsweredAsABatch() {
        var answer = send(new Form().metadata("[{}]").file("a", "text/plain", HELLO));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(item(answer, 0).path("document").path("file_size").asInt()).isEqualTo(5);
    }

    @Test
    void smallFilesAreOneRecordEach() {
        var answer = send(new Form().file("a", "text/plain", HELLO).file("b", "text/plain", HELLO));

        assertThat(shelf.records(file(answer, 1))).singleElement().isInstanceOf(WholeUpload.class);
    }

    /// More than an upload may hold in memory: the first of them are written while others come.
    @Test
    void aBatchBeyondItsRoomInMemoryDoesNotWaitForItself() {
        var form = new Form();
        for (int i = 0; i < 40; i++) {
            form = form.file("a" + i, "image/png", RawUploadIT.random(500_000 + i));
        }

        var answer = send(form);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(stored()).hasSize(40);
        assertThat(item(answer, 39).path("document").path("checksum").asString())
                .isEqualTo(Sha256.of(RawUploadIT.random(500_039)).hex());
    }

    @Test
    void whoDoesNotWaitIsToldWhereToAsk() {
        var form = new Form().file("a", "text/plain", HELLO).file("b", "text/plain", new byte[0]);

        var answer =
                client.header("Content-Type", form.contentType())
                        .header("Prefer", "respond-async")
                        .post("/api/v1/files/upload", form.publisher());

        assertThat(answer.status()).isEqualTo(207);
        assertThat(statuses(answer)).isEqualTo("202 422 ");
        var upload = item(answer, 0);
        assertThat(upload.path("upload").path("state").asString()).isEqualTo("sealed");
        assertThat(upload.path("location").asString())
                .isEqualTo("/api/v1/uploads/" + upload.path("upload").path("file_id").asString());
        await().untilAsserted(() -> assertThat(stored()).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "[{}]", "[{},{},{}]"})
    void asManyMetadataAsFilesOrNothingIsKept(String metadata) {
        var behind = twoFiles(new Form()).metadata(metadata);
        var before = twoFiles(new Form().metadata(metadata));

        send(behind).refused(422, "metadata-count-differs");
        send(before).refused(422, "metadata-count-differs");

        assertThat(stored()).isEmpty();
    }

    @Test
    void metadataThatAreNoJsonLeaveNothing() {
        send(new Form()
                        .file("a", "text/plain", HELLO)
                        .file("b", "text/plain", HELLO)
                        .metadata("[{},"))
                .refused(400, "malformed-metadata");

        assertThat(stored()).isEmpty();
    }

    @Test
    void moreFilesThanOneRequestMayBringLeaveNothing() {
        var form = new Form();
        for (int i = 0; i <= MOST_FILES; i++) {
            form = form.file("a", "text/plain", HELLO);
        }

        var answer = send(form).refused(413, "too-many-files");

        assertThat(answer.json().path("limit").asInt()).isEqualTo(MOST_FILES);
        assertThat(stored()).isEmpty();
    }

    @Test
    void moreBytesThanOneRequestMayBringLeaveNothing() {
        var form = new Form();
        for (int i = 0; i < 3; i++) {
            form = form.file("a", "image/png", RawUploadIT.random(50 << 20));
        }

        send(form).refused(413, "batch-too-large");

        assertThat(stored()).isEmpty();
    }

    /// The first file is in the journal already, as an open upload.
    @Test
    void aRequestThatBreaksOffLeavesNothing() throws IOException {
        var form =
                new Form()
                        .file("a", "image/png", RawUploadIT.random(5_000_000))
                        .file("b", "text/plain", HELLO)
                        .file("c", "text/plain", HELLO);
        try (var socket = RawSocket.connect(service)) {
            socket.send(head(form).getBytes(StandardCharsets.US_ASCII));
            for (var part : form.parts().subList(0, 7)) {
                socket.send(part);
            }
            await().untilAsserted(() -> assertThat(shelf.open()).isNotEmpty());
        }

        await().untilAsserted(() -> assertThat(shelf.open()).isEmpty());
        assertThat(stored()).isEmpty();
    }

    @Test
    void whatHasBegunIsAbortedWhenTheRequestIsRefused() {
        send(new Form()
                        .file("a", "image/png", RawUploadIT.random(3_000_000))
                        .part("name=\"other\"", "text/plain", HELLO))
                .refused(422, "wrong-parts");

        await().untilAsserted(() -> assertThat(shelf.open()).isEmpty());
        assertThat(stored()).isEmpty();
    }

    private static Form twoFiles(Form form) {
        return form.file("a", "text/plain", HELLO)
                .file("b", "image/png", RawUploadIT.random(2_000_000));
    }

    private static String head(Form form) {
        return """
        POST /api/v1/files/upload HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Type: %s\r
        Content-Length: 9000000\r
        \r
        """
                .formatted(TokenFixture.shared().token("files:write"), form.contentType());
    }

    private Client.Answer send(Form form) {
        return client.header("Content-Type", form.contentType())
                .post("/api/v1/files/upload", form.publisher());
    }

    private static JsonNode item(Client.Answer answer, int index) {
        return answer.json().path("items").path(index);
    }

    private static FileId file(Client.Answer answer, int index) {
        return FileId.parse(item(answer, index).path("document").path("file_id").asString());
    }

    private String element(Client.Answer answer, int index) {
        return shelf.document(file(answer, index)).location().elementId().value();
    }

    private static String statuses(Client.Answer answer) {
        var all = new StringBuilder();
        answer.json().path("items").forEach(it -> all.append(it.path("status")).append(' '));
        return all.toString();
    }

    private static String codes(Client.Answer answer) {
        var all = new StringBuilder();
        answer.json()
                .path("items")
                .forEach(
                        it ->
                                all.append(it.path("problem").path("code").asString("-"))
                                        .append(' '));
        return all.toString();
    }

    private Set<FileId> stored() {
        var now = new HashSet<>(shelf.stored().keySet());
        now.removeAll(storedBefore);
        return now;
    }

    private static byte[] bytes(int seed) {
        return ("file " + seed).getBytes(StandardCharsets.UTF_8);
    }
}
