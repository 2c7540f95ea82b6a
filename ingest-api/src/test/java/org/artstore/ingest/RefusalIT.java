package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.fixtures.TokenFixture;
import org.artstore.schemas.element.ElementStatus.Health;
import org.artstore.schemas.id.FileId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Bad input: each refusal in the words of the contract, and nothing of it is left.
class RefusalIT {

    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
    private static final int LIMIT = 64 << 20;

    private final Service service = Service.shared();
    private final Shelf shelf = service.storage().shelf();
    private final Client client = Client.of(service);
    private Set<FileId> before = Set.of();

    @BeforeEach
    void noteWhatIsVisible() {
        before = shelf.stored().keySet();
    }

    /// A later upload proves that the journals have been read to their end.
    @AfterEach
    void nothingIsLeftAndNothingBecomesVisible() {
        service.storage().report(StorageActor.EDIT, Health.ONLINE);
        service.storage().report(StorageActor.RW, Health.ONLINE);
        var later =
                await().until(() -> client.upload("filename=later", HELLO), a -> a.status() == 201);

        await().untilAsserted(() -> assertThat(shelf.open()).isEmpty());
        assertThat(shelf.stored().keySet())
                .containsAll(before)
                .contains(later.file())
                .hasSize(before.size() + 1);
    }

    @Test
    void noTokenIsRefused() {
        var answer = client.token("").upload("filename=a", HELLO).refused(401, "unauthorized");

        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void badTokensAreRefused() {
        var draft = TokenFixture.shared().draft();
        for (var token :
                new String[] {
                    draft.expired().sign(),
                    draft.forged().sign(),
                    draft.audience("other").sign(),
                    draft.issuer("http://other").sign(),
                    draft.leaveUnsigned(),
                    "no.token.atall"
                }) {
            var answer =
                    client.token(token).upload("filename=a", HELLO).refused(401, "invalid-token");

            assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
        }
    }

    @Test
    void aMissingScopeIsRefused() {
        client.token(TokenFixture.shared().token("files:read"))
                .upload("filename=a", HELLO)
                .refused(403, "insufficient-scope");
    }

    @Test
    void anUnknownParameterIsRefused() {
        client.upload("filename=a&colour=red", HELLO).refused(400, "unknown-parameter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ttl_days=5                | missing-parameter",
                "filename=a&filename=b     | malformed-parameter",
                "filename=a&ttl_days=seven | malformed-parameter",
                "filename=a&ttl_days=1.5   | malformed-parameter"
            })
    void malformedParametersAreRefused(String query, String code) {
        client.upload(query, HELLO).refused(400, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filename=..%2Fetc%2Fpasswd                  | /filename",
                "filename=a%5Cb                              | /filename",
                "filename=..                                 | /filename",
                "filename=a%00b                              | /filename",
                "filename=a%0Ab                              | /filename",
                "filename=%20                                | /filename",
                "filename=                                   | /filename",
                "filename=a&ttl_days=0                       | /ttl_days",
                "filename=a&ttl_days=366                     | /ttl_days",
                "filename=a&retention_policy=eternal         | /retention_policy",
                "filename=a&retention_policy=permanent&ttl_days=1 | /ttl_days",
                "filename=a&tags=x&tags=                     | /tags/1"
            })
    void valuesThatAreNotAllowedAreNamed(String query, String pointer) {
        var answer = client.upload(query, HELLO).refused(422, "invalid-content");

        assertThat(answer.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo(pointer);
    }

    @Test
    void attributesOverFourKibibytesAreRefused() {
        var query = new StringBuilder("filename=a&description=" + Client.encode("я".repeat(999)));
        for (int i = 0; i < 30; i++) {
            query.append("&tags=").append(Client.encode("ю".repeat(40)));
        }

        client.upload(query.toString(), HELLO).refused(422, "attributes-too-large");
    }

    @Test
    void anEmptyBodyIsRefused() {
        client.upload("filename=a", new byte[0]).refused(422, "empty-document");
        client.post(
                        "/api/v1/files?filename=a",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[0])))
                .refused(422, "empty-document");
    }

    @ParameterizedTest
    @ValueSource(strings = {"md5=:1B2M2Y8AsgTpgAmY7PhCfg==:", "sha-512=:AQ==:"})
    void anUnsupportedDigestIsRefused(String digest) {
        var answer =
                client.header("Repr-Digest", digest)
                        .upload("filename=a", HELLO)
                        .refused(400, "unsupported-digest");

        assertThat(answer.header("Want-Repr-Digest")).isEqualTo("sha-256=10");
    }

    @Test
    void malformedHeadersAreRefused() {
        client.header("Repr-Digest", "sha-256=abc")
                .upload("filename=a", HELLO)
                .refused(400, "malformed-header");
        client.header("Content-Type", "nonsense")
                .upload("filename=a", HELLO)
                .refused(400, "malformed-header");
    }

    @Test
    void codedContentIsRefused() {
        var answer =
                client.header("Content-Encoding", "br")
                        .upload("filename=a", HELLO)
                        .refused(415, "unsupported-content-encoding");

        assertThat(answer.header("Accept-Encoding")).isEqualTo("gzip, zstd, identity");
    }

    @Test
    void multipartIsRefusedWhereTheBytesAreExpected() {
        client.header("Content-Type", "multipart/form-data; boundary=x")
                .upload("filename=a", HELLO)
                .refused(415, "unsupported-media-type");
    }

    @Test
    void anAnswerNobodyWouldReadIsRefusedBeforeTheUpload() {
        client.header("Accept", "text/html")
                .upload("filename=a", HELLO)
                .refused(406, "not-acceptable");
    }

    @Test
    void moreBytesThanTheLimitAreRefusedAsSoonAsTheyCome() {
        var answer =
                client.post(
                        "/api/v1/files?filename=a",
                        BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(new byte[LIMIT + 1])));

        answer.refused(413, "content-too-large");
        assertThat(answer.json().path("limit").asLong()).isEqualTo(LIMIT);
    }

    @Test
    void aDeclaredLengthOverTheLimitIsRefusedBeforeTheBytes() throws Exception {
        try (var socket = RawSocket.connect(service)) {
            socket.head("Content-Length: " + (LIMIT + 1));

            assertThat(socket.answer()).contains(" 413 ").contains("content-too-large");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 3_000_000})
    void aBodyThatIsCutOffLeavesNothing(int sent) throws Exception {
        try (var socket = RawSocket.connect(service)) {
            socket.head("Content-Length: 5000000");
            socket.send(new byte[sent]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 3_000_000})
    void aChunkedBodyThatIsCutOffLeavesNothing(int sent) throws Exception {
        try (var socket = RawSocket.connect(service)) {
            socket.head("Transfer-Encoding: chunked");
            socket.send((Integer.toHexString(sent) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.send(new byte[sent]);
            socket.send("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 2_000_000})
    void aClientThatStallsIsCutOff(int sent) throws Exception {
        try (var socket = RawSocket.connect(service)) {
            socket.head("Content-Length: 5000000");
            socket.send(new byte[sent]);

            assertThat(socket.answer()).contains(" 408 ").contains("stalled");
        }
    }

    @Test
    void withoutAnOnlineElementUploadsAreRefused() {
        service.storage().report(StorageActor.RW, Health.OFFLINE);

        var answer =
                await().until(
                                () -> client.upload("filename=a&retention_policy=permanent", HELLO),
                                it -> it.status() != 201)
                        .refused(503, "no-element");

        assertThat(answer.header("Retry-After")).isEqualTo("5");
        before = shelf.stored().keySet();
    }

    @Test
    void withoutRoomUploadsAreRefused() {
        service.storage().report(StorageActor.RW, Health.FULL);

        await().until(
                        () -> client.upload("filename=a&retention_policy=permanent", HELLO),
                        it -> it.status() != 201)
                .refused(507, "storage-full");
        before = shelf.stored().keySet();
    }
}
