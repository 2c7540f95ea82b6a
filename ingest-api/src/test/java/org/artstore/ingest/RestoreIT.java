package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.fixtures.TokenFixture;
import org.artstore.schemas.document.Content;
import org.artstore.schemas.document.CopyOf;
import org.artstore.schemas.document.Creator;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Location;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.document.Retention;
import org.artstore.schemas.document.RetentionPolicy;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.document.StorageName;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.element.ElementStatus.Health;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.starter.placement.Elements;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// The bytes of archived documents, brought by operators over HTTP. Whatever is refused leaves
/// nothing in the journals.
class RestoreIT {

    private static final Service SERVICE = Service.shared();
    private static final ElementId ARCHIVE = new ElementId("ar-01");
    private static final byte[] LARGE = RawUploadIT.random(3 << 20);
    private static final byte[] SMALL = RawUploadIT.random(1_000);
    private static final ClientId OPERATOR = new ClientId("sa_test_operator");

    private final Client client =
            Client.of(SERVICE)
                    .token(
                            TokenFixture.shared()
                                    .draft()
                                    .client(OPERATOR.value())
                                    .scopes("files:write storage:write")
                                    .sign());

    @BeforeAll
    static void archive() {
        SERVICE.storage().register(ARCHIVE, ElementMode.AR, null, 3);
        var elements = SERVICE.context().getBean(Elements.class);
        await().until(() -> elements.registration(ARCHIVE).isPresent());
    }

    @Test
    void bringsTheBytesToACopyForAWhile() {
        for (var bytes : List.of(LARGE, SMALL)) {
            var document = document(ARCHIVE, bytes);
            var before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

            var answer = restore(client, document, bytes);

            assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
            assertThat(answer.file()).isEqualTo(document.fileId());
            assertThat(answer.text("status")).isEqualTo("stored");
            assertThat(answer.header("Location")).endsWith("/api/v1/files/" + document.fileId());
            assertThat(answer.header("Artstore-Receipt")).isEqualTo(answer.text("receipt"));
            var copy = SERVICE.storage().shelf().copies(document.fileId()).getFirst();
            assertThat(copy.copyOf()).isEqualTo(new CopyOf(document.fileId(), ARCHIVE, 7));
            assertThat(copy.location().elementId()).isEqualTo(StorageActor.EDIT);
            assertThat(copy.content().checksum()).isEqualTo(Sha256.of(bytes));
            assertThat(copy.creator().id()).isEqualTo(OPERATOR);
            assertThat(copy.metadata().tags()).isEmpty();
            var retention = copy.retention();
            assertThat(retention.policy()).isEqualTo(RetentionPolicy.TEMPORARY);
            assertThat(retention.legalHold()).isFalse();
            assertThat(retention.expiresAt())
                    .isBetween(
                            before.plus(Duration.ofDays(30)),
                            Instant.now().plus(Duration.ofDays(30)));
            assertThat(answer.text("restored_until"))
                    .isEqualTo(String.valueOf(retention.expiresAt()));
            assertThat(client.get("/api/v1/uploads/" + copy.fileId()).text("state"))
                    .isEqualTo("stored");
            expected(copy.fileId(), bytes);
        }
    }

    /// The element is told what the bytes have to be.
    private static void expected(FileId copy, byte[] bytes) {
        SERVICE.storage().shelf().records(copy).stream()
                .filter(UploadOpened.class::isInstance)
                .map(UploadOpened.class::cast)
                .forEach(
                        opened -> {
                            assertThat(opened.expectedChecksum()).isEqualTo(Sha256.of(bytes));
                            assertThat(opened.expectedLength()).isEqualTo((long) bytes.length);
                        });
    }

    @Test
    void doesNotWaitForTheElementIfItIsNotAskedTo() {
        var document = document(ARCHIVE, LARGE);

        var answer = restore(client.header("Prefer", "respond-async"), document, LARGE);

        assertThat(answer.status()).isEqualTo(202);
        await().untilAsserted(
                        () ->
                                assertThat(client.get(answer.header("Location")).text("state"))
                                        .isEqualTo("stored"));
        assertThat(SERVICE.storage().shelf().copies(document.fileId())).hasSize(1);
    }

    @Test
    void mayBeDoneAgainForAnotherWhile() {
        var document = document(ARCHIVE, SMALL);

        assertThat(restore(client, document, SMALL).status()).isEqualTo(201);
        assertThat(restore(client, document, SMALL).status()).isEqualTo(201);

        assertThat(SERVICE.storage().shelf().copies(document.fileId())).hasSize(2);
    }

    @Test
    void theSameKeyMakesOneCopy() {
        for (var bytes : List.of(LARGE, SMALL)) {
            var document = document(ARCHIVE, bytes);
            var keyed = client.header("Idempotency-Key", "\"" + document.fileId() + "\"");

            var first = restore(keyed, document, bytes);
            var again = restore(keyed, document, bytes);

            assertThat(first.status()).as(first.response().body()).isEqualTo(201);
            assertThat(again.status()).isEqualTo(201);
            assertThat(again.response().body()).isEqualTo(first.response().body());
            assertThat(SERVICE.storage().shelf().copies(document.fileId())).hasSize(1);
            restore(keyed, document(ARCHIVE, bytes), bytes).refused(422, "idempotency-mismatch");
        }
    }

    @Test
    void otherBytesAreRefused() {
        for (var bytes : List.of(LARGE, SMALL)) {
            var document = document(ARCHIVE, bytes);
            var other = bytes.clone();
            other[other.length - 1] ^= 1;

            restore(client, document, other).refused(422, "digest-mismatch");

            restore(client.header("Repr-Digest", digest(other)), document, bytes)
                    .refused(422, "digest-mismatch");
            leavesNothing(document);
        }
    }

    @Test
    void moreOrFewerBytesAreRefused() {
        for (var bytes : List.of(LARGE, SMALL)) {
            var document = document(ARCHIVE, bytes);
            var more = Arrays.copyOf(bytes, bytes.length + 1);
            var fewer = Arrays.copyOf(bytes, bytes.length - 1);

            for (var other : List.of(more, fewer)) {
                var refused = restore(client, document, other).refused(422, "length-mismatch");
                assertThat(refused.json().path("expected_length").asLong()).isEqualTo(bytes.length);
                send(client, document.fileId(), unmeasured(other)).refused(422, "length-mismatch");
            }
            send(client, document.fileId(), BodyPublishers.noBody())
                    .refused(422, "length-mismatch");
            leavesNothing(document);
        }
    }

    @Test
    void whatIsNotArchivedIsRefused() {
        var document = document(StorageActor.RW, SMALL);

        restore(client, document, SMALL).refused(409, "not-archived");

        leavesNothing(document);
    }

    @Test
    void onlyOperatorsRestore() {
        var document = document(ARCHIVE, SMALL);
        var draft = TokenFixture.shared().draft();

        var refused =
                restore(client.token(draft.scopes("files:write").sign()), document, SMALL)
                        .refused(403, "insufficient-scope");

        assertThat(refused.header("WWW-Authenticate")).contains("storage:write");
        restore(client.token(draft.scopes("storage:write").sign()), document, SMALL)
                .refused(403, "insufficient-scope");
        assertThat(restore(client.token(""), document, SMALL).status()).isEqualTo(401);
        leavesNothing(document);
    }

    @Test
    void nothingIsKnownOfTheDocumentsOfOthers() {
        var document = document(ARCHIVE, SMALL);
        var stranger =
                TokenFixture.shared()
                        .draft()
                        .client(OPERATOR.value())
                        .tenant("elsewhere")
                        .scopes("files:write storage:write")
                        .sign();

        restore(client.token(stranger), document, SMALL).refused(404, "not-found");
        send(client, FileId.create(Instant.now()), BodyPublishers.ofByteArray(SMALL))
                .refused(404, "not-found");
        client.post("/api/v1/files/none/restore", BodyPublishers.ofByteArray(SMALL))
                .refused(404, "not-found");

        leavesNothing(document);
    }

    @Test
    void whatCannotBeUnderstoodIsRefused() {
        var document = document(ARCHIVE, SMALL);

        restore(client.header("Content-Encoding", "gzip"), document, SMALL)
                .refused(415, "unsupported-content-encoding");
        restore(client.header("Repr-Digest", "sha-256=x"), document, SMALL)
                .refused(400, "malformed-header");
        client.post(
                        "/api/v1/files/" + document.fileId() + "/restore?colour=red",
                        BodyPublishers.ofByteArray(SMALL))
                .refused(400, "unknown-parameter");

        leavesNothing(document);
    }

    @Test
    void aStorageThatIsSilentMayHaveIt() {
        var document = document(ARCHIVE, SMALL);
        SERVICE.storage().lookups().silence(true);
        try {
            restore(client, document, SMALL).refused(503, "element-unavailable");
        } finally {
            SERVICE.storage().lookups().silence(false);
        }
        leavesNothing(document);
    }

    @Test
    void withoutRoomItIsRefused() {
        var document = document(ARCHIVE, LARGE);
        SERVICE.storage().report(StorageActor.EDIT, Health.FULL);
        try {
            await().until(() -> client.upload("filename=a", new byte[1]).status() == 507);

            restore(client, document, LARGE).refused(507, "storage-full");
        } finally {
            SERVICE.storage().report(StorageActor.EDIT, Health.ONLINE);
            await().until(() -> client.upload("filename=a", new byte[1]).status() == 201);
        }
        leavesNothing(document);
    }

    private static void leavesNothing(Document document) {
        var shelf = SERVICE.storage().shelf();
        await().untilAsserted(() -> assertThat(shelf.open(OPERATOR)).isEmpty());
        assertThat(shelf.copies(document.fileId())).isEmpty();
    }

    private static Client.Answer restore(Client by, Document document, byte[] bytes) {
        return send(by, document.fileId(), BodyPublishers.ofByteArray(bytes));
    }

    private static Client.Answer send(Client by, FileId file, BodyPublisher body) {
        return by.post("/api/v1/files/" + file + "/restore", body);
    }

    private static BodyPublisher unmeasured(byte[] bytes) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    }

    private static String digest(byte[] bytes) {
        var digest = HexFormat.of().parseHex(Sha256.of(bytes).hex());
        return "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
    }

    /// One that lies on this element.
    private static Document document(ElementId element, byte[] bytes) {
        var file = FileId.create(Instant.now());
        var creator = new Creator(new ClientId("sa_test_author"), "author", null);
        var document =
                new Document(
                        file,
                        new Location(
                                element,
                                StorageName.directory(file),
                                StorageName.filename(file, "contract.bin", "author")),
                        new Metadata(
                                "contract.bin", "of long ago", List.of("a"), CustomAttributes.NONE),
                        new Content(bytes.length, "application/octet-stream", Sha256.of(bytes)),
                        file.createdAt(),
                        file.createdAt(),
                        creator,
                        new TenantId("default"),
                        7,
                        Retention.permanent());
        SERVICE.storage().shelf().hold(document);
        return document;
    }
}
