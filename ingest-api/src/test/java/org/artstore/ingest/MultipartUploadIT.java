package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.artstore.schemas.journal.JournalRecord.WholeUpload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

/// Uploads as `multipart/form-data`.
class MultipartUploadIT {

    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
    private static final String METADATA =
            """
            {"description": "About", "tags": ["x", "y"], "ttl_days": 3,
             "custom_attributes": {"pages": 12, "who": {"a": [1, null]}}}
            """;

    private final Service service = Service.shared();
    private final Shelf shelf = service.storage().shelf();
    private final Client client = Client.of(service);

    @AfterEach
    void nothingIsLeftOpen() {
        await().untilAsserted(() -> assertThat(shelf.open()).isEmpty());
    }

    @Test
    void aFileAloneTakesItsNameAndTypeFromItsPart() {
        var answer = send(new Form().file("Отчёт.pdf", "application/pdf", HELLO));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(answer.text("original_filename")).isEqualTo("Отчёт.pdf");
        assertThat(answer.text("content_type")).isEqualTo("application/pdf");
        assertThat(answer.text("checksum")).isEqualTo(Sha256.of(HELLO).hex());
    }

    @ParameterizedTest
    @CsvSource({"true, 5", "false, 5", "true, 3000000", "false, 3000000"})
    void theMetadataMayComeBeforeOrAfterTheBytes(boolean before, int length) {
        var bytes = RawUploadIT.random(length);
        var form = new Form();
        form = before ? form.metadata(METADATA) : form;
        form = form.file("a.bin", "image/png", bytes);
        form = before ? form : form.metadata(METADATA);

        var answer = send(form);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(answer.text("original_filename")).isEqualTo("a.bin");
        assertThat(answer.text("description")).isEqualTo("About");
        assertThat(answer.json().path("tags").size()).isEqualTo(2);
        assertThat(answer.json().path("ttl_days").asInt()).isEqualTo(3);
        assertThat(answer.json().path("custom_attributes").path("pages").asInt()).isEqualTo(12);
        assertThat(answer.text("checksum")).isEqualTo(Sha256.of(bytes).hex());
    }

    @Test
    void whatTheMetadataSayHoldsBeforeWhatThePartSays() {
        var answer =
                send(
                        new Form()
                                .file("a.bin", "image/png", HELLO)
                                .metadata(
                                        "{\"filename\":\"b.txt\",\"content_type\":\"text/plain\"}"));

        assertThat(answer.text("original_filename")).isEqualTo("b.txt");
        assertThat(answer.text("content_type")).isEqualTo("text/plain");
    }

    @Test
    void aFileThatFitsOneChunkIsOneRecordWhereverTheMetadataAre() {
        var answer =
                send(
                        new Form()
                                .file("a.bin", "image/png", RawUploadIT.random(Chunk.MAX_BYTES))
                                .metadata("{\"retention_policy\":\"permanent\"}"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(shelf.records(answer.file())).singleElement().isInstanceOf(WholeUpload.class);
        assertThat(shelf.document(answer.file()).location().elementId()).isEqualTo(StorageActor.RW);
    }

    @Test
    void theMetadataMayBeAFilePartToo() {
        var answer =
                send(
                        new Form()
                                .part(
                                        "name=\"metadata\"; filename=\"m.json\"",
                                        "application/json",
                                        METADATA.getBytes(StandardCharsets.UTF_8))
                                .file("a.bin", "image/png", HELLO));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("description")).isEqualTo("About");
    }

    @Test
    void thePartMayDeclareItsDigest() {
        var headers = "image/png\r\nRepr-Digest: " + RawUploadIT.digest(HELLO);

        var stored = send(new Form().file("a", headers, HELLO));

        assertThat(stored.status()).isEqualTo(201);
        send(new Form().file("a", headers, "other".getBytes(StandardCharsets.UTF_8)))
                .refused(422, "digest-mismatch");
    }

    @Test
    void aRetentionThatComesAfterManyBytesIsRefused() {
        send(new Form()
                        .file("a", "image/png", RawUploadIT.random(3_000_000))
                        .metadata("{\"retention_policy\":\"permanent\"}"))
                .refused(422, "described-too-late");
    }

    @Test
    void twoMetadataAreRefused() {
        send(new Form().metadata("{}").metadata("{}").file("b", "image/png", HELLO))
                .refused(422, "wrong-parts");
    }

    @Test
    void otherPartsAreRefused() {
        send(new Form().part("name=\"other\"", "text/plain", HELLO)).refused(422, "wrong-parts");
        send(new Form().file("a", "image/png", HELLO).part("name=\"x\"", "text/plain", HELLO))
                .refused(422, "wrong-parts");
    }

    @Test
    void noFileIsRefused() {
        send(new Form().metadata(METADATA)).refused(422, "wrong-parts");
    }

    @Test
    void aFileThatIsAFieldIsRefused() {
        send(new Form().part("name=\"file\"", "text/plain", HELLO)).refused(422, "wrong-parts");
    }

    @Test
    void anEmptyFileIsRefused() {
        send(new Form().file("a", "image/png", new byte[0])).refused(422, "empty-document");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "null", "{} {}", "{\"tags\":[],\"tags\":[]}"})
    void metadataThatAreNoJsonAreMalformed(String json) {
        send(new Form().metadata(json).file("a", "image/png", HELLO))
                .refused(400, "malformed-metadata");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"colour\":\"red\"}                      | /colour",
                "{\"filename\":5}                          | /filename",
                "{\"filename\":\"a/b\"}                    | /filename",
                "{\"filename\":\"\"}                       | /filename",
                "{\"ttl_days\":\"5\"}                      | /ttl_days",
                "{\"ttl_days\":1.5}                        | /ttl_days",
                "{\"ttl_days\":366}                        | /ttl_days",
                "{\"ttl_days\":1,\"retention_policy\":\"permanent\"} | /ttl_days",
                "{\"retention_policy\":\"eternal\"}        | /retention_policy",
                "{\"tags\":[\"a\",7]}                      | /tags/1",
                "{\"tags\":[\"a\",null]}                   | /tags/1",
                "{\"tags\":\"a\"}                          | /tags",
                "{\"custom_attributes\":[]}                | /custom_attributes",
                "{\"content_type\":\"text\"}               | /content_type",
                "5                                         | ''"
            })
    void valuesThatAreNotAllowedAreNamed(String json, String pointer) {
        var answer =
                send(new Form().metadata(json).file("a", "image/png", HELLO))
                        .refused(422, "invalid-content");

        assertThat(answer.json().path("errors").path(0).path("pointer").asString("none"))
                .isEqualTo(pointer == null ? "" : pointer);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void attributesOverFourKibibytesAreRefused(boolean before) {
        var large = "{\"custom_attributes\":{\"x\":\"" + "я".repeat(1_900) + "\"}}";
        var form = new Form();
        form = before ? form.metadata(large) : form;
        form = form.file("a.bin", "image/png", RawUploadIT.random(2_000_000));
        form = before ? form : form.metadata(large);

        send(form).refused(422, "attributes-too-large");
    }

    @Test
    void whatIsNoMultipartIsRefused() {
        client.header("Content-Type", "application/json")
                .post("/api/v1/files/upload", new Form().publisher())
                .refused(415, "unsupported-media-type");
        client.header("Content-Type", "multipart/form-data; boundary=other")
                .post("/api/v1/files/upload", new Form().file("a", "b/c", HELLO).publisher())
                .refused(400, "malformed-request");
    }

    private Client.Answer send(Form form) {
        return client.header("Content-Type", form.contentType())
                .post("/api/v1/files/upload", form.publisher());
    }
}
