package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.fixtures.TokenFixture;
import org.artstore.ingest.Client.Answer;
import org.artstore.schemas.id.FileId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/// What clients of the IETF's draft are refused, and that nothing is left of it.
class IetfRefusalIT {

    private static final String TYPES = "https://iana.org/assignments/http-problem-types#";
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
    void anotherOffsetIsAConflictThatSaysTheRightOne() {
        var file = client.created("filename=a");
        client.append(file, 0, false, Arrays.copyOf(HELLO, 5));

        var answer = client.append(file, 7, true, HELLO);

        answer.refused(409, "offset-conflict");
        assertThat(answer.text("type")).isEqualTo(TYPES + "mismatching-upload-offset");
        assertThat(answer.json().path("expected-offset").asLong()).isEqualTo(5);
        assertThat(answer.json().path("provided-offset").asLong()).isEqualTo(7);
        assertThat(answer.header("Upload-Offset")).isEqualTo("5");
        assertThat(answer.header("Upload-Complete")).isEqualTo("?0");
        client.delete(file);
    }

    @Test
    void aCompleteUploadTakesNothingMore() {
        var file = client.created("filename=a");
        client.append(file, 0, true, HELLO);

        var bytes = client.append(file, 14, true, HELLO);
        var chunked = client.appendChunked(file, 14, false, HELLO);
        var more = client.append(file, 14, false, NOTHING);
        var again = client.append(file, 0, true, HELLO);

        inconsistent(bytes);
        inconsistent(chunked);
        more.refused(400, "upload-complete");
        assertThat(more.text("type")).isEqualTo(TYPES + "completed-upload");
        again.refused(409, "offset-conflict");
        assertThat(again.header("Upload-Offset")).isEqualTo("14");
        client.delete(file).refused(409, "upload-complete");
    }

    @Test
    void lengthsThatContradictEachOtherAreRefusedAndTheUploadGoesOn() {
        inconsistent(client.header("Upload-Length", "15").create("filename=a", true, HELLO));
        inconsistent(client.header("Upload-Length", "13").create("filename=a", false, HELLO));
        var file = client.header("Upload-Length", "14").created("filename=a");

        inconsistent(client.append(file, 0, true, Arrays.copyOf(HELLO, 13)));
        inconsistent(client.header("Upload-Length", "15").append(file, 0, false, HELLO));

        assertThat(client.append(file, 0, true, HELLO).status()).isEqualTo(201);
    }

    @Test
    void anEndBeforeTheDeclaredOneIsRefusedAndTheBytesAreKept() {
        var file = client.header("Upload-Length", "14").created("filename=a");

        inconsistent(client.appendChunked(file, 0, true, Arrays.copyOf(HELLO, 5)));

        assertThat(client.head(file).header("Upload-Offset")).isEqualTo("5");
        assertThat(client.head(file).header("Upload-Complete")).isEqualTo("?0");
        client.delete(file);
    }

    @Test
    void moreBytesThanDeclaredEndTheUpload() {
        var file = client.header("Upload-Length", "5").created("filename=a");

        inconsistent(client.appendChunked(file, 0, false, HELLO));

        assertThat(client.head(file).status()).isEqualTo(410);
    }

    @Test
    void aCancelledUploadIsGone() {
        var file = client.created("filename=a");
        client.append(file, 0, false, Arrays.copyOf(HELLO, 5));

        assertThat(client.delete(file).status()).isEqualTo(204);

        assertThat(client.delete(file).status()).isEqualTo(204);
        assertThat(client.head(file).status()).isEqualTo(410);
        client.append(file, 5, true, HELLO).refused(410, "upload-gone");
    }

    @Test
    void aDocumentHasAtLeastOneByte() {
        var creation = client.create("filename=a", true, NOTHING);
        var known = client.created("filename=a");
        var unknown = client.created("filename=a");

        var empty = client.append(known, 0, true, NOTHING);
        var chunked = client.appendChunked(unknown, 0, true, NOTHING);

        for (var answer : new Answer[] {creation, empty, chunked}) {
            answer.refused(422, "empty-document");
            assertThat(answer.header("Upload-Complete")).isEqualTo("?1");
        }
    }

    @Test
    void tooLargeDocumentsAreRefusedWithTheLimit() {
        var creation =
                client.header("Upload-Length", "67108865").create("filename=a", false, NOTHING);
        var file = client.created("filename=a");
        var later = client.header("Upload-Length", "67108865").append(file, 0, false, HELLO);

        for (var answer : new Answer[] {creation, later}) {
            answer.refused(413, "content-too-large");
            assertThat(answer.header("Upload-Limit")).isEqualTo("max-size=67108864");
        }
        client.delete(file);
    }

    @Test
    void bytesAreAppendedAsPartialUploadsOnly() {
        var file = client.created("filename=a");

        var answer =
                client.client()
                        .header("Content-Type", "application/octet-stream")
                        .header("Upload-Offset", "0")
                        .header("Upload-Complete", "?1")
                        .patch(IetfClient.path(file), HELLO);

        answer.refused(415, "unsupported-media-type");
        assertThat(answer.header("Accept-Patch")).isEqualTo("application/partial-upload");
        client.delete(file);
    }

    @Test
    void headersThatSayNothingAreMissing() {
        var file = client.created("filename=a");
        var bytes = client.client().header("Content-Type", "application/partial-upload");

        var creation =
                client.client()
                        .header("Upload-Complete", "1")
                        .post(IetfClient.UPLOADS + "?filename=a", BodyPublishers.noBody());
        var incomplete = bytes.header("Upload-Offset", "0").patch(IetfClient.path(file), HELLO);
        var nowhere =
                bytes.header("Upload-Complete", "?1")
                        .header("Upload-Offset", "-1")
                        .patch(IetfClient.path(file), HELLO);

        creation.refused(400, "malformed-header");
        assertThat(creation.text("header")).isEqualTo("Upload-Complete");
        incomplete.refused(400, "malformed-header");
        assertThat(incomplete.text("header")).isEqualTo("Upload-Complete");
        nowhere.refused(400, "malformed-header");
        assertThat(nowhere.text("header")).isEqualTo("Upload-Offset");
        client.delete(file);
    }

    @Test
    void descriptionsAreCheckedBeforeAnythingIsCreated() {
        client.create("description=a", false, NOTHING).refused(400, "missing-parameter");
        client.create("filename=a&ttl_days=0", false, NOTHING).refused(422, "invalid-content");
        client.create("filename=a&colour=red", false, NOTHING).refused(400, "unknown-parameter");
        client.header("Repr-Digest", "md5=:AQ==:")
                .create("filename=a", false, NOTHING)
                .refused(400, "unsupported-digest");
        client.header("Content-Encoding", "gzip")
                .create("filename=a", false, NOTHING)
                .refused(415, "unsupported-content-encoding");
    }

    @Test
    void anotherAccountsUploadDoesNotExist() {
        var file = client.created("filename=a");
        var stranger = TokenFixture.shared().draft().client("stranger").scopes("files:write");
        var other = new IetfClient(client.client().token(stranger.sign()));

        assertThat(other.head(file).status()).isEqualTo(404);
        other.append(file, 0, true, HELLO).refused(404, "not-found");
        other.delete(file).refused(404, "not-found");
        client.delete(file);
        client.append(FileId.create(Instant.now()), 0, true, HELLO).refused(404, "not-found");
    }

    @Test
    void aCreationThatStallsLeavesNothing() throws IOException {
        try (var socket = RawSocket.connect(service)) {
            socket.send(stalling());

            assertThat(socket.answer()).contains("408", "stalled");
        }
        await().untilAsserted(
                        () ->
                                assertThat(shelf.open())
                                        .as("what a client cannot find again is not kept")
                                        .isEmpty());
    }

    private static void inconsistent(Answer answer) {
        answer.refused(400, "length-conflict");
        assertThat(answer.text("type")).isEqualTo(TYPES + "inconsistent-upload-length");
        assertThat(answer.header("Upload-Complete")).isEqualTo("?0");
    }

    private static byte[] stalling() {
        return ("POST /api/v1/uploads?filename=stalls HTTP/1.1\r\nHost: localhost"
                        + "\r\nAuthorization: Bearer "
                        + TokenFixture.shared().token("files:write")
                        + "\r\nUpload-Complete: ?1\r\nContent-Length: 14\r\n\r\nhello")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
