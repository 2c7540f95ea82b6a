package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.fixtures.TokenFixture;
import org.artstore.schemas.document.RetentionPolicy;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.artstore.schemas.journal.JournalRecord.WholeUpload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/// Uploads whose body is the bytes.
class RawUploadIT {

    private static final byte[] HELLO = "Привет, 世界".getBytes(StandardCharsets.UTF_8);

    private final Service service = Service.shared();
    private final Shelf shelf = service.storage().shelf();
    private final Client client = Client.of(service);

    @AfterEach
    void nothingIsLeftOpen() {
        service.storage().resume();
        await().untilAsserted(() -> assertThat(shelf.open()).isEmpty());
    }

    @Test
    void aStoredDocumentIsAnsweredWhole() {
        var answer =
                client.header("Content-Type", "text/plain; charset=utf-8")
                        .upload(
                                "filename="
                                        + Client.encode("Отчёт 年度.txt")
                                        + "&ttl_days=7&description=Annual&tags=a,b&tags=%D0%B3",
                                HELLO);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(answer.header("Location"))
                .isEqualTo("https://archive.example/api/v1/files/" + answer.file());
        assertThat(answer.header("Artstore-Receipt")).matches("\\d+-\\d+");
        assertThat(answer.text("receipt")).isEqualTo(answer.header("Artstore-Receipt"));
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
        assertThat(answer.text("original_filename")).isEqualTo("Отчёт 年度.txt");
        assertThat(answer.text("content_type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(answer.json().path("file_size").asLong()).isEqualTo(HELLO.length);
        assertThat(answer.text("checksum")).isEqualTo(Sha256.of(HELLO).hex());
        assertThat(answer.text("retention_policy")).isEqualTo("temporary");
        assertThat(answer.json().path("ttl_days").asInt()).isEqualTo(7);
        assertThat(answer.text("description")).isEqualTo("Annual");
        assertThat(answer.json().path("tags").toString()).isEqualTo("[\"a,b\",\"г\"]");
        assertThat(answer.json().path("created_by").path("client_id").asString())
                .isEqualTo("fixture-client");
        assertThat(answer.text("status")).isEqualTo("stored");
        assertThat(answer.json().path("version").asInt()).isEqualTo(1);
        assertThat(answer.text("created_at")).isEqualTo(answer.file().createdAt().toString());
        assertThat(answer.json().has("storage_path")).isFalse();
        assertThat(answer.json().has("element_id")).isFalse();
    }

    @Test
    void storageReadSeesWhereTheBytesLie() {
        var answer =
                client.token(TokenFixture.shared().token("files:write", "storage:read"))
                        .upload("filename=a.txt&retention_policy=permanent", HELLO);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("element_id")).isEqualTo("rw-01");
        assertThat(answer.text("storage_filename")).startsWith("a_fixture_").endsWith(".txt");
        assertThat(answer.json().has("expires_at")).isFalse();
    }

    @Test
    void aFileThatFitsOneChunkIsOneRecord() {
        var bytes = random(Chunk.MAX_BYTES);

        var answer = client.upload("filename=one.bin", bytes);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("checksum")).isEqualTo(Sha256.of(bytes).hex());
        assertThat(shelf.records(answer.file())).singleElement().isInstanceOf(WholeUpload.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {Chunk.MAX_BYTES + 1, 3 * Chunk.MAX_BYTES, 7_654_321})
    void aLongerFileIsCutIntoChunks(int length) {
        var bytes = random(length);

        var answer = client.upload("filename=many.bin", bytes);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("checksum")).isEqualTo(Sha256.of(bytes).hex());
        int chunks = (length + Chunk.MAX_BYTES - 1) / Chunk.MAX_BYTES;
        assertThat(shelf.records(answer.file())).hasSizeGreaterThanOrEqualTo(chunks + 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100_000, 3_000_000})
    void theLengthNeedNotBeKnown(int length) {
        var bytes = random(length);

        var answer =
                client.post(
                        "/api/v1/files?filename=x.bin",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("checksum")).isEqualTo(Sha256.of(bytes).hex());
    }

    @Test
    void fiftyMebibytesPassThroughABudgetOfEight() {
        var bytes = random(50 << 20);

        var answer = client.upload("filename=large.bin", bytes);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("checksum")).isEqualTo(Sha256.of(bytes).hex());
    }

    @Test
    void aMatchingDigestIsAccepted() {
        var answer = client.header("Repr-Digest", digest(HELLO)).upload("filename=a", HELLO);

        assertThat(answer.status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 2_500_000})
    void aDigestThatDiffersIsRefusedAndNothingIsVisible(int length) {
        var before = shelf.stored().keySet();

        client.header("Repr-Digest", digest(HELLO))
                .upload("filename=a", random(length))
                .refused(422, "digest-mismatch");

        assertThat(shelf.stored().keySet()).isEqualTo(before);
    }

    @Test
    void respondAsyncIsAnsweredWhenTheUploadIsDurable() {
        service.storage().pause();

        var answer = client.header("Prefer", "respond-async").upload("filename=later.txt", HELLO);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Preference-Applied")).isEqualTo("respond-async");
        assertThat(answer.header("Location")).isEqualTo("/api/v1/uploads/" + answer.file());
        assertThat(answer.text("state")).isEqualTo("sealed");
        assertThat(answer.json().path("length").asInt()).isEqualTo(HELLO.length);
        assertThat(client.get(answer.header("Location")).text("state")).isEqualTo("sealed");

        service.storage().resume();

        await().untilAsserted(
                        () -> {
                            var state = client.get(answer.header("Location"));
                            assertThat(state.text("state")).isEqualTo("stored");
                            assertThat(state.text("receipt")).matches("\\d+-\\d+");
                        });
        assertThat(shelf.document(answer.file()).content().checksum()).isEqualTo(Sha256.of(HELLO));
    }

    @Test
    void aClientThatWaitsShortlyIsToldSo() {
        service.storage().pause();

        var answer = client.header("Prefer", "wait=1").upload("filename=later.txt", HELLO);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=1");
    }

    @Test
    void theStateOfARejectedUploadSaysWhy() {
        service.storage().pause();
        var answer =
                client.header("Prefer", "respond-async")
                        .header("Repr-Digest", digest(HELLO))
                        .upload("filename=a", random(9));
        service.storage().resume();

        await().untilAsserted(
                        () -> {
                            var state = client.get(answer.header("Location"));
                            assertThat(state.text("state")).isEqualTo("rejected");
                            assertThat(state.json().path("problem").path("code").asString())
                                    .isEqualTo("digest-mismatch");
                        });
    }

    @Test
    void theStateOfAnUploadIsForItsAccountAndForStorageRead() {
        var path = "/api/v1/uploads/" + client.upload("filename=a", HELLO).file();
        var stranger = TokenFixture.shared().draft().client("stranger").scopes("files:write");
        var operator = stranger.scopes("files:write", "storage:read");

        assertThat(client.get(path).text("state")).isEqualTo("stored");
        assertThat(client.token(operator.sign()).get(path).status()).isEqualTo(200);
        client.token(stranger.sign()).get(path).refused(404, "not-found");
        client.token(operator.tenant("other").sign()).get(path).refused(404, "not-found");
        client.get("/api/v1/uploads/nothing").refused(404, "not-found");
    }

    @Test
    void aNameOf300BytesOfCyrillicIsKeptWhole() {
        var name = "я".repeat(146) + ".docx";

        var answer = client.upload("filename=" + Client.encode(name), HELLO);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("original_filename")).isEqualTo(name);
        assertThat(shelf.document(answer.file()).location().storageFilename())
                .satisfies(
                        stored ->
                                assertThat(stored.getBytes(StandardCharsets.UTF_8).length)
                                        .isLessThanOrEqualTo(200));
    }

    @Test
    void whatWebFormsAreSentAsIsNoTypeOfADocument() {
        var answer =
                client.header("Content-Type", "application/x-www-form-urlencoded")
                        .upload("filename=a", HELLO);

        assertThat(answer.text("content_type")).isEqualTo("text/plain");
    }

    @Test
    void permanentDocumentsGoToTheArchive() {
        var answer = client.upload("filename=a&retention_policy=permanent", HELLO);

        var document = shelf.document(answer.file());
        assertThat(document.location().elementId()).isEqualTo(StorageActor.RW);
        assertThat(document.retention().policy()).isEqualTo(RetentionPolicy.PERMANENT);
    }

    @Test
    void theTraceOfTheRequestTravelsWithItsRecords() {
        var answers =
                List.of(
                        client.upload("filename=a", HELLO),
                        client.header(
                                        "traceparent",
                                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                                .upload("filename=b", HELLO));

        assertThat(answers).allMatch(answer -> answer.status() == 201);
    }

    static String digest(byte[] bytes) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(Sha256.of(bytes).toBytes()) + ":";
    }

    static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
