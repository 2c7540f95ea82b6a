package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.fixtures.TokenFixture;
import org.artstore.ingest.register.UploadRegister;
import org.artstore.ingest.register.UploadStatus.Settled;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.id.FileId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

/// Resumable uploads in the words of the IETF's draft.
class IetfIT {

    private static final byte[] HELLO = "hello, archive".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NOTHING = {};

    private final Service service = Service.shared();
    private final Shelf shelf = service.storage().shelf();
    private final IetfClient client = new IetfClient(Client.of(service));

    @AfterEach
    void nothingIsLeftOpen() {
        await().untilAsserted(() -> assertThat(shelf.open()).isEmpty());
    }

    @Test
    void anUploadWithoutBytesIsCreatedWithItsLimits() {
        var answer = client.header("Upload-Length", "14").create("filename=a", false, NOTHING);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(answer.header("Location")).startsWith("/api/v1/uploads/");
        assertThat(answer.header("Upload-Offset")).isEqualTo("0");
        assertThat(answer.header("Upload-Complete")).isEqualTo("?0");
        assertThat(answer.header("Upload-Limit")).matches("max-size=67108864, max-age=86\\d{3}");
        client.delete(IetfClient.file(answer));
    }

    @Test
    void aDocumentGoesUpInPartsAndIsAnsweredWhole() {
        var file =
                client.header("Upload-Length", "14")
                        .header("Content-Type", "text/plain")
                        .created("filename=%D0%BF.txt&tags=a,b&tags=c&ttl_days=7");

        var first = client.append(file, 0, false, Arrays.copyOf(HELLO, 5));
        var standing = client.head(file);
        var last = client.append(file, 5, true, Arrays.copyOfRange(HELLO, 5, 14));

        assertThat(first.status()).isEqualTo(204);
        assertThat(first.header("Upload-Offset")).isEqualTo("5");
        assertThat(first.header("Upload-Complete")).isEqualTo("?0");
        assertThat(standing.status()).isEqualTo(204);
        assertThat(standing.header("Upload-Offset")).isEqualTo("5");
        assertThat(standing.header("Upload-Complete")).isEqualTo("?0");
        assertThat(standing.header("Upload-Length")).isEqualTo("14");
        assertThat(standing.header("Upload-Limit")).startsWith("max-size=67108864, max-age=");
        assertThat(standing.header("Cache-Control")).isEqualTo("no-store");
        assertThat(last.status()).as(last.response().body()).isEqualTo(201);
        assertThat(last.header("Upload-Complete")).isEqualTo("?1");
        assertThat(last.header("Upload-Offset")).isEqualTo("14");
        assertThat(last.header("Location"))
                .isEqualTo("https://archive.example/api/v1/files/" + file);
        assertThat(last.header("Artstore-Receipt")).isEqualTo(last.text("receipt"));
        assertThat(last.text("checksum")).isEqualTo(Sha256.of(HELLO).hex());
        assertThat(last.text("content_type")).isEqualTo("text/plain");
        assertThat(last.text("original_filename")).isEqualTo("п.txt");
        assertThat(last.json().path("tags").toString()).isEqualTo("[\"a,b\",\"c\"]");
        assertThat(last.json().path("ttl_days").asInt()).isEqualTo(7);
    }

    @Test
    void aCompleteUploadSaysSo() {
        var file = client.created("filename=a");
        client.append(file, 0, true, HELLO);

        var standing = client.head(file);

        assertThat(standing.status()).isEqualTo(204);
        assertThat(standing.header("Upload-Offset")).isEqualTo("14");
        assertThat(standing.header("Upload-Complete")).isEqualTo("?1");
        assertThat(standing.header("Upload-Length")).isEqualTo("14");
    }

    @Test
    void allDeclaredBytesDoNotEndAnUploadUntilTheClientSaysSo() {
        var file = client.header("Upload-Length", "14").created("filename=a");

        var all = client.append(file, 0, false, HELLO);
        var standing = client.head(file);
        var end = client.append(file, 14, true, NOTHING);

        assertThat(all.status()).isEqualTo(204);
        assertThat(standing.header("Upload-Complete")).isEqualTo("?0");
        assertThat(end.status()).as(end.response().body()).isEqualTo(201);
        assertThat(end.text("checksum")).isEqualTo(Sha256.of(HELLO).hex());
    }

    @Test
    void allBytesMayComeWithTheCreation() {
        var answer = client.create("filename=a", true, HELLO);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(answer.header("Upload-Complete")).isEqualTo("?1");
        assertThat(answer.header("Location")).startsWith("https://archive.example/api/v1/files/");
        assertThat(answer.text("checksum")).isEqualTo(Sha256.of(HELLO).hex());
    }

    @Test
    void theFirstBytesMayComeWithTheCreation() {
        var answer = client.create("filename=a", false, Arrays.copyOf(HELLO, 5));
        var last =
                client.append(IetfClient.file(answer), 5, true, Arrays.copyOfRange(HELLO, 5, 14));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Upload-Offset")).isEqualTo("5");
        assertThat(answer.header("Upload-Complete")).isEqualTo("?0");
        assertThat(last.text("checksum")).isEqualTo(Sha256.of(HELLO).hex());
    }

    @Test
    void noLengthNeedsToBeKnown() {
        var bytes = new byte[3_000_000];
        new Random(3).nextBytes(bytes);
        var file = client.created("filename=a");

        var first = client.appendChunked(file, 0, false, Arrays.copyOf(bytes, 2_000_001));
        var standing = client.head(file);
        var last =
                client.appendChunked(
                        file, 2_000_001, true, Arrays.copyOfRange(bytes, 2_000_001, 3_000_000));

        assertThat(first.header("Upload-Offset")).isEqualTo("2000001");
        assertThat(standing.header("Upload-Length")).isEmpty();
        assertThat(last.text("checksum")).isEqualTo(Sha256.of(bytes).hex());
    }

    @Test
    void theFinalAnswerIsGivenAgain() {
        var file = client.created("filename=a");
        var answer = client.append(file, 0, true, HELLO);

        var early = client.append(file, 14, true, NOTHING);
        awaitSettled(file);
        var late = client.append(file, 14, true, NOTHING);
        var chunked = client.appendChunked(file, 14, true, NOTHING);

        for (var again : new Client.Answer[] {early, late, chunked}) {
            assertThat(again.status()).as(again.response().body()).isEqualTo(201);
            assertThat(again.header("Upload-Complete")).isEqualTo("?1");
            assertThat(again.header("Location")).isEqualTo(answer.header("Location"));
            assertThat(again.text("checksum")).isEqualTo(answer.text("checksum"));
        }
    }

    @Test
    void bytesThatAreNotWhatWasDeclaredAreNoDocumentAndThatIsSaidAgain() {
        var file = client.header("Repr-Digest", digest(new byte[] {1})).created("filename=a");

        var answer = client.append(file, 0, true, HELLO);
        awaitSettled(file);
        var again = client.append(file, 14, true, NOTHING);

        answer.refused(422, "digest-mismatch");
        assertThat(answer.header("Upload-Complete")).isEqualTo("?1");
        again.refused(422, "digest-mismatch");
        assertThat(again.header("Upload-Complete")).isEqualTo("?1");
        assertThat(state(file).text("state")).isEqualTo("rejected");
    }

    @Test
    void theDeclaredBytesAreADocument() {
        var file = client.header("Repr-Digest", digest(HELLO)).created("filename=a");

        assertThat(client.append(file, 0, true, HELLO).status()).isEqualTo(201);
    }

    @Test
    void aClientMayRatherNotWait() {
        var file = client.created("filename=a");

        var answer = client.header("Prefer", "respond-async").append(file, 0, true, HELLO);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Upload-Complete")).isEqualTo("?1");
        assertThat(answer.header("Preference-Applied")).isEqualTo("respond-async");
        assertThat(answer.header("Location")).isEqualTo(IetfClient.path(file));
        await().untilAsserted(() -> assertThat(state(file).text("state")).isEqualTo("stored"));
    }

    @Test
    void whoAsksForTheOffsetCanGoOnFromThere() throws IOException {
        var file = client.created("filename=a");
        try (var slow = RawSocket.connect(service)) {
            slow.send(beginning(file));
            awaitWriter(file);

            var standing = client.head(file);
            assertThat(slow.answer()).contains("409", "upload-taken-over");
            int offset = Integer.parseInt(standing.header("Upload-Offset"));
            var rest = Arrays.copyOfRange(HELLO, offset, HELLO.length);
            var answer = client.append(file, offset, true, rest);

            assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
            assertThat(answer.text("checksum")).isEqualTo(Sha256.of(HELLO).hex());
        }
    }

    @Test
    void theStateOfAnUploadIsToldFromItsCreationOn() {
        var file = client.header("Upload-Length", "14").created("filename=a");
        client.append(file, 0, false, Arrays.copyOf(HELLO, 5));

        var open = state(file);
        client.append(file, 5, true, Arrays.copyOfRange(HELLO, 5, 14));
        var stored = state(file);

        assertThat(open.status()).isEqualTo(200);
        assertThat(open.text("state")).isEqualTo("open");
        assertThat(open.json().path("offset").asLong()).isEqualTo(5);
        assertThat(open.json().path("length").asLong()).isEqualTo(14);
        assertThat(open.text("expires_at")).endsWith("Z");
        assertThat(open.header("Upload-Offset")).isEqualTo("5");
        assertThat(stored.text("state")).isEqualTo("stored");
        assertThat(stored.text("receipt")).isNotEmpty();
    }

    @Test
    void theStateIsForTheAccountAndForOperatorsOnly() {
        var file = client.created("filename=a");
        var stranger = TokenFixture.shared().draft().client("stranger");
        var path = IetfClient.path(file);

        var refused = client.client().token(stranger.scopes("files:write").sign()).get(path);
        var operator = client.client().token(stranger.scopes("files:write", "storage:read").sign());

        refused.refused(404, "not-found");
        assertThat(operator.get(path).text("state")).isEqualTo("open");
        client.delete(file);
        state(file).refused(410, "upload-gone");
    }

    @Test
    void oneAnswerOffersBothProtocols() {
        var answer = client.client().options(IetfClient.UPLOADS);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Accept-Patch")).contains("application/partial-upload");
        assertThat(answer.header("Upload-Limit")).isEqualTo("max-size=67108864, max-age=86400");
        assertThat(answer.header("Tus-Version")).isEqualTo("1.0.0");
        assertThat(answer.header("Tus-Max-Size")).isEqualTo("67108864");
        assertThat(answer.header("Tus-Extension")).contains("creation", "checksum");
    }

    private Client.Answer state(FileId file) {
        return client.client().get(IetfClient.path(file));
    }

    private void awaitSettled(FileId file) {
        var register = service.context().getBean(UploadRegister.class);
        await().untilAsserted(
                        () -> assertThat(register.known(file)).containsInstanceOf(Settled.class));
    }

    private void awaitWriter(FileId file) {
        var register = service.context().getBean(UploadRegister.class);
        await().untilAsserted(
                        () ->
                                assertThat(register.known(file))
                                        .hasValueSatisfying(
                                                status -> assertThat(status.epoch()).isPositive()));
    }

    /// A request that promises more bytes than come.
    private static byte[] beginning(FileId file) {
        return ("PATCH "
                        + IetfClient.path(file)
                        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + TokenFixture.shared().token("files:write")
                        + "\r\nContent-Type: application/partial-upload\r\nUpload-Offset: 0"
                        + "\r\nUpload-Complete: ?1\r\nContent-Length: 14\r\n\r\nhello")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String digest(byte[] bytes) {
        var digest = Sha256.newDigest().digest(bytes);
        return "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
    }
}
