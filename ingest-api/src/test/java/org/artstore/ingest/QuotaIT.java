package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.fixtures.TokenFixture;
import org.artstore.ingest.Client.Answer;
import org.artstore.ingest.account.AccountTable;
import org.artstore.schemas.account.AccountLimits;
import org.artstore.schemas.account.AccountUsage;
import org.artstore.schemas.file.Receipt;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/// What the documents of an account may amount to. The test plays the index that counts them.
class QuotaIT {

    private static final TenantId TENANT = new TenantId("default");
    private static final long QUOTA = 1_000;

    private final Service service = Service.shared();
    private final Shelf shelf = service.storage().shelf();
    private final ClientId account = new ClientId("sa_" + UUID.randomUUID());
    private final Client client = client(service);
    private final IetfClient ietf = new IetfClient(client);
    private final Client tus =
            client.header("Tus-Resumable", "1.0.0")
                    .header("Upload-Metadata", "filename " + base64("a.txt"));

    QuotaIT() {
        limit(1, QUOTA);
    }

    @AfterEach
    void endWhatIsOpen() {
        shelf.open(account).forEach(file -> tus.delete(IetfClient.path(file)));
        await().untilAsserted(() -> assertThat(shelf.open(account)).isEmpty());
    }

    @Test
    void aDocumentThatIsTooLongIsRefusedBeforeItsFirstByte() throws IOException {
        try (var socket = RawSocket.connect(service)) {
            socket.head("Content-Length: 1001", token());

            assertThat(socket.answer())
                    .contains(" 507 ", "\"code\":\"quota-exceeded\"")
                    .contains("\"quota\":1000", "\"used\":0", "\"requested\":1001");
        }
        assertNothingLeft(0);
    }

    @Test
    void documentsAddUpAndCountOnce() {
        var stored = upload(600);
        assertThat(stored.status()).isEqualTo(201);
        assertThat(upload(401).refused(507, "quota-exceeded").json().get("used").asLong())
                .isEqualTo(600);

        count(600, 1, Receipt.parse(stored.text("receipt")));

        await().untilAsserted(
                        () -> assertThat(upload(401).json().get("used").asLong()).isEqualTo(600));
        assertThat(upload(400).status()).isEqualTo(201);
        upload(1).refused(507, "quota-exceeded");
        assertNothingLeft(2);
    }

    @Test
    void whatIsDeletedMakesRoom() {
        var stored = upload(1_000);
        upload(1).refused(507, "quota-exceeded");

        count(0, 0, Receipt.parse(stored.text("receipt")));

        await().until(() -> upload(1_000).status() == 201);
    }

    @Test
    void aQuotaCanBeRaised() {
        upload(1_001).refused(507, "quota-exceeded");

        limit(2, 2_000);

        assertThat(upload(1_001).status()).isEqualTo(201);
    }

    @Test
    void uploadsAtTheSameTimeDoNotPassItTogether() {
        var answers =
                IntStream.range(0, 10)
                        .mapToObj(_ -> CompletableFuture.supplyAsync(() -> upload(300)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(3);
        assertThat(answers).filteredOn(it -> it.status() == 507).hasSize(7);
        assertNothingLeft(3);
    }

    @Test
    void ofUnknownLengthItIsRefusedAsSoonAsItIsTooMuch() {
        limit(2, 3_000_000);
        var path = "/api/v1/files?filename=a";
        var bytes = new byte[3_000_001];

        client.post(path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                .refused(507, "quota-exceeded");

        assertNothingLeft(0);
        assertThat(upload(3_000_000).status()).isEqualTo(201);
    }

    @Test
    void aRefusedUploadTakesNoRoom() {
        var wrong = "sha-256=:" + Base64.getEncoder().encodeToString(new byte[32]) + ":";
        client.header("Repr-Digest", wrong)
                .upload("filename=a", new byte[900])
                .refused(422, "digest-mismatch");
        client.header("Content-Encoding", "br").upload("filename=a", new byte[900]);

        assertThat(upload(900).status()).isEqualTo(201);
    }

    @Test
    void anUploadOfManyRequestsCountsFromItsCreation() {
        var first = create(600);
        assertThat(first.status()).isEqualTo(201);
        create(401).refused(507, "quota-exceeded");
        upload(401).refused(507, "quota-exceeded");
        assertThat(upload(400).status()).isEqualTo(201);

        assertThat(tus.delete(first.header("Location")).status()).isEqualTo(204);

        assertThat(create(600).status()).isEqualTo(201);
    }

    @Test
    void itCountsAtEveryInstanceUntilTheIndexHasIt() {
        var file = IetfClient.file(create(600));
        var elsewhere = client(Service.second());
        awaitKnown(Service.second());
        await().untilAsserted(
                        () ->
                                elsewhere
                                        .upload("filename=a", new byte[401])
                                        .refused(507, "quota-exceeded"));
        assertThat(patch(file, 0, 600).status()).isEqualTo(204);
        elsewhere.upload("filename=a", new byte[401]).refused(507, "quota-exceeded");
        var receipt = ietf.client().get(IetfClient.path(file)).text("receipt");

        count(600, 1, Receipt.parse(receipt));

        await().untilAsserted(
                        () ->
                                assertThat(
                                                elsewhere
                                                        .upload("filename=a", new byte[401])
                                                        .json()
                                                        .get("used")
                                                        .asLong())
                                        .isEqualTo(600));
        assertThat(elsewhere.upload("filename=a", new byte[400]).status()).isEqualTo(201);
    }

    @Test
    void aLengthThatComesLaterIsHeldToIt() {
        var file = deferred();
        assertThat(patch(file, 0, 500).status()).isEqualTo(204);

        offset(500)
                .header("Upload-Length", "1001")
                .patch(IetfClient.path(file), new byte[501])
                .refused(507, "quota-exceeded");

        assertThat(
                        offset(500)
                                .header("Upload-Length", "1000")
                                .patch(IetfClient.path(file), new byte[500])
                                .status())
                .isEqualTo(204);
        assertThat(shelf.document(file).content().fileSize()).isEqualTo(1_000);
    }

    @Test
    void partsCountOnceWithTheDocumentThatTheyBecome() {
        var parts = IntStream.of(300, 500).mapToObj(this::part).map(IetfClient::path).toList();
        upload(201).refused(507, "quota-exceeded");
        var joined =
                tus.header("Upload-Concat", "final;" + String.join(" ", parts))
                        .post(IetfClient.UPLOADS, BodyPublishers.noBody());

        assertThat(joined.status()).as(joined.response().body()).isEqualTo(201);
        assertThat(upload(201).refused(507, "quota-exceeded").json().get("used").asLong())
                .isEqualTo(800);
        assertThat(upload(200).status()).isEqualTo(201);
    }

    private FileId part(int bytes) {
        var created =
                tus.header("Upload-Concat", "partial")
                        .header("Upload-Length", Integer.toString(bytes))
                        .post(IetfClient.UPLOADS, BodyPublishers.noBody());
        var file = IetfClient.file(created);
        assertThat(patch(file, 0, bytes).status()).isEqualTo(204);
        return file;
    }

    @Test
    void bytesOfUnknownLengthAreHeldToIt() {
        var file = deferred();
        assertThat(patch(file, 0, 600).status()).isEqualTo(204);
        patch(file, 600, 401).refused(507, "quota-exceeded");
        var one = ietf.created("filename=a");

        ietf.append(one, 0, true, new byte[401]).refused(507, "quota-exceeded");

        assertThat(ietf.append(one, 0, true, new byte[400]).status()).isEqualTo(201);
        assertThat(shelf.stored()).doesNotContainKey(file);
    }

    @Test
    void whoHasNoneMayHaveAnyAmount() {
        var other = new ClientId("sa_" + UUID.randomUUID());
        var free = Client.of(service).token(token(other));

        assertThat(free.upload("filename=a", new byte[5_000]).status()).isEqualTo(201);
    }

    private void limit(long version, long quota) {
        var limits = new AccountLimits(null, null, null, quota);
        service.storage().limit(account, version, limits);
        await().until(() -> known(service).equals(limits));
    }

    private void awaitKnown(Service at) {
        await().until(() -> known(at).equals(known(service)));
    }

    private AccountLimits known(Service at) {
        return at.context().getBean(AccountTable.class).limits(account);
    }

    /// The index has counted this much, and everything before and at this place of the log.
    private void count(long bytes, long files, Receipt at) {
        var applied = new TreeMap<Integer, Long>();
        applied.put(at.partition(), at.offset() + 1);
        service.storage()
                .count(new AccountUsage(TENANT, account, bytes, files, Instant.now(), applied));
    }

    private Answer upload(int bytes) {
        return client.upload("filename=a", new byte[bytes]);
    }

    private Answer create(int length) {
        return tus.header("Upload-Length", Integer.toString(length))
                .post(IetfClient.UPLOADS, BodyPublishers.noBody());
    }

    private FileId deferred() {
        var created =
                tus.header("Upload-Defer-Length", "1")
                        .post(IetfClient.UPLOADS, BodyPublishers.noBody());
        return IetfClient.file(created);
    }

    private Answer patch(FileId file, int at, int bytes) {
        return offset(at).patch(IetfClient.path(file), new byte[bytes]);
    }

    private Client offset(int at) {
        return tus.header("Content-Type", "application/offset+octet-stream")
                .header("Upload-Offset", Integer.toString(at));
    }

    private Client client(Service at) {
        return Client.of(at).token(token());
    }

    private String token() {
        return token(account);
    }

    private static String token(ClientId account) {
        return TokenFixture.shared().draft().client(account.value()).sign();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void assertNothingLeft(int documents) {
        await().untilAsserted(() -> assertThat(shelf.open(account)).isEmpty());
        assertThat(shelf.stored().values().stream().filter(it -> it.creator().id().equals(account)))
                .hasSize(documents);
    }
}
