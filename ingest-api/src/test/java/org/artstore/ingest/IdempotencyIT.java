package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.fixtures.KafkaFixture;
import org.artstore.fixtures.TokenFixture;
import org.artstore.ingest.Client.Answer;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.element.ElementStatus.Health;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Uploads of one request with an `Idempotency-Key`, over two instances.
class IdempotencyIT {

    private static final String KEY = "Idempotency-Key";
    private static final byte[] HELLO = "Привет".getBytes(StandardCharsets.UTF_8);
    private static final int AT_ONCE = 50;

    private final List<Service> instances = List.of(Service.shared(), Service.second());
    private final Shelf shelf = Service.shared().storage().shelf();
    private final String key = UUID.randomUUID().toString();
    private final String name = "name-" + key;
    private final Client one = Client.of(instances.getFirst()).header(KEY, key);
    private final Client other = Client.of(instances.getLast()).header(KEY, key);

    @AfterEach
    void nothingIsLeftOpen() {
        Service.shared().storage().resume();
        await().untilAsserted(() -> assertThat(shelf.open()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 3_000_000})
    void fiftyAtOnceAreOneDocumentAndOneAnswer(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);

        var answers = atOnce(i -> (i % 2 == 0 ? one : other).upload("filename=" + name, bytes));

        assertThat(answers).allSatisfy(answer -> isSame(answer, answers.getFirst()));
        assertThat(answers.getFirst().status()).isEqualTo(201);
        assertThat(stored()).isEqualTo(1);
        assertThat(shelf.document(answers.getFirst().file()).content().checksum())
                .isEqualTo(Sha256.of(bytes));
        assertThat(answers.stream().map(it -> it.header("X-Request-Id")).distinct())
                .hasSize(AT_ONCE);
    }

    @Test
    void theSameAgainIsTheSameAnswer() {
        var first = one.upload("filename=" + name + "&tags=a&tags=b", HELLO);
        var second = other.upload("tags=a&filename=" + name + "&tags=b", HELLO);
        var quoted =
                Client.of(instances.getFirst())
                        .header(KEY, '"' + key + '"')
                        .header("Prefer", "respond-async")
                        .upload("filename=" + name + "&tags=a&tags=b", HELLO);

        assertThat(first.status()).isEqualTo(201);
        isSame(second, first);
        isSame(quoted, first);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void anotherInstanceThatComesLaterKnowsTheAnswer() {
        var first = one.upload("filename=" + name, HELLO);
        var third = Service.another();
        try (var _ = third.context()) {
            isSame(Client.of(third).header(KEY, key).upload("filename=" + name, HELLO), first);
        }
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void anAcceptedUploadStaysAccepted() {
        Service.shared().storage().pause();
        var first = one.header("Prefer", "respond-async").upload("filename=" + name, HELLO);
        Service.shared().storage().resume();
        await().until(() -> stored() == 1);

        isSame(other.upload("filename=" + name, HELLO), first);
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.header("Preference-Applied")).isEqualTo("respond-async");
    }

    @Test
    void otherBytesParametersOrHeadersAreRefused() {
        var first = one.upload("filename=" + name, HELLO);

        one.upload("filename=" + name, "other".getBytes(StandardCharsets.UTF_8))
                .refused(422, "idempotency-mismatch");
        other.upload("filename=" + name + "&tags=a", HELLO).refused(422, "idempotency-mismatch");
        other.header("Content-Type", "text/plain")
                .upload("filename=" + name, HELLO)
                .refused(422, "idempotency-mismatch");
        isSame(one.upload("filename=" + name, HELLO), first);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void otherBytesAreRefusedAlsoWhileTheFirstIsRunning() throws IOException {
        try (var first = halfway()) {
            var second =
                    CompletableFuture.supplyAsync(
                            () ->
                                    other.upload(
                                            "filename=a", "xyz".getBytes(StandardCharsets.UTF_8)));
            one.upload("filename=b", HELLO).refused(422, "idempotency-mismatch");
            first.send("ond".getBytes(StandardCharsets.UTF_8));

            assertThat(first.answer()).startsWith("HTTP/1.1 201");
            second.join().refused(422, "idempotency-mismatch");
        }
    }

    @Test
    void whoComesWhileTheFirstIsRunningGetsItsAnswer() throws IOException {
        try (var first = halfway()) {
            var second =
                    CompletableFuture.supplyAsync(
                            () ->
                                    other.upload(
                                            "filename=a",
                                            "second".getBytes(StandardCharsets.UTF_8)));
            first.send("ond".getBytes(StandardCharsets.UTF_8));

            var answer = first.answer();
            assertThat(answer).startsWith("HTTP/1.1 201");
            assertThat(second.join().status()).isEqualTo(201);
            assertThat(answer).contains(second.join().file().toString());
        }
    }

    @Test
    void aFirstThatIsCutOffLeavesTheKeyFree() throws IOException {
        var bytes = "second".getBytes(StandardCharsets.UTF_8);
        var first = halfway();
        var second = CompletableFuture.supplyAsync(() -> other.upload("filename=a", bytes));
        var waits = CompletableFuture.supplyAsync(() -> one.upload("filename=a", bytes));
        first.close();

        assertThat(List.of(second.join().status(), waits.join().status()))
                .allMatch(status -> status == 503 || status == 201);
        var third = other.upload("filename=a", bytes);
        assertThat(third.status()).isEqualTo(201);
        isSame(one.upload("filename=a", bytes), third);
    }

    @Test
    void aRefusalOfTheRequestIsTheSameAgain() {
        var first = one.upload("filename=" + name + "&ttl_days=0", HELLO);
        var second = other.upload("filename=" + name + "&ttl_days=0", HELLO);

        first.refused(422, "invalid-content");
        isSame(second, first);
        one.upload("filename=" + name + "&ttl_days=1", HELLO).refused(422, "idempotency-mismatch");
    }

    @Test
    void aWrongDigestIsRefusedBeforeTheSealAndTheSameAgain() {
        var wrong = "sha-256=:" + "A".repeat(43) + "=:";
        var first = one.header("Repr-Digest", wrong).upload("filename=" + name, HELLO);
        var second = other.header("Repr-Digest", wrong).upload("filename=" + name, HELLO);

        first.refused(422, "digest-mismatch");
        isSame(second, first);
        assertThat(stored()).isZero();
    }

    @Test
    void aFailureOfTheServiceIsNotKept() {
        var storage = Service.shared().storage();
        storage.report(StorageActor.EDIT, Health.OFFLINE);
        try {
            awaitStatus(instances.getFirst(), 503);
            one.upload("filename=" + name, HELLO).refused(503, "no-element");
        } finally {
            storage.report(StorageActor.EDIT, Health.ONLINE);
        }
        awaitStatus(instances.getLast(), 201);

        assertThat(other.upload("filename=" + name, HELLO).status()).isEqualTo(201);
        assertThat(stored()).isEqualTo(1);
    }

    /// Waits until an instance has heard how the element is; without a key, whose answer would
    // stay.
    private static void awaitStatus(Service instance, int status) {
        await().until(() -> Client.of(instance).upload("filename=b", HELLO).status() == status);
    }

    @Test
    void overTheLargestNumberOfKeysNewOnesAreRefusedAndNoneIsForgotten() {
        var first = one.upload("filename=" + name, HELLO);
        var full =
                Service.start(
                        KafkaFixture.bootstrapServers(),
                        Service.shared().storage(),
                        Map.of("artstore.idempotency.most", "1"));
        try (var _ = full.context()) {
            var client = Client.of(full);
            var fresh = UUID.randomUUID().toString();

            var refused = client.header(KEY, fresh).upload("filename=" + name, HELLO);

            assertThat(refused.refused(503, "too-many-keys").header("Retry-After")).isEqualTo("2");
            isSame(client.header(KEY, key).upload("filename=" + name, HELLO), first);
            assertThat(stored()).isEqualTo(1);
            var elsewhere = Client.of(instances.getLast()).header(KEY, fresh);
            assertThat(elsewhere.upload("filename=" + name, HELLO).status()).isEqualTo(201);
        }
    }

    @Test
    void theKeyOfAnotherAccountIsAnotherKey() {
        var theirs = TokenFixture.shared().draft().client("another").scopes("files:write").sign();

        var first = one.upload("filename=" + name, HELLO);
        var second = other.token(theirs).upload("filename=" + name, HELLO);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.file()).isNotEqualTo(first.file());
        assertThat(stored()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"half", "a b", "\"a\" \"b\"", "a,b", "\"\\n\""})
    void aMalformedKeyIsRefused(String malformed) {
        var answer =
                Client.of(instances.getFirst())
                        .header(KEY, malformed)
                        .upload("filename=" + name, HELLO)
                        .refused(400, "malformed-header");

        assertThat(answer.text("header")).isEqualTo(KEY);
    }

    @Test
    void partsAreTheSameWhateverLiesBetweenThem() {
        var tags = "{\"tags\":[\"a\"]}";

        var first = post(one, Form.between("----a").metadata(tags).file(name, "text/plain", HELLO));
        var second =
                post(other, Form.between("----b").metadata(tags).file(name, "text/plain", HELLO));
        post(other, new Form().metadata(tags).file(name, "text/html", HELLO))
                .refused(422, "idempotency-mismatch");
        post(other, new Form().metadata("{\"tags\":[\"b\"]}").file(name, "text/plain", HELLO))
                .refused(422, "idempotency-mismatch");

        assertThat(first.status()).as(first.response().body()).isEqualTo(201);
        isSame(second, first);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void metadataBehindTheFileAreInTheSeal() {
        var form = new Form().file(name, "text/plain", HELLO).metadata("{\"tags\":[\"late\"]}");

        var first = post(one, form);

        assertThat(first.json().path("tags").toString()).isEqualTo("[\"late\"]");
        isSame(post(other, form), first);
    }

    /// The first of several, of whose six bytes three are there.
    private RawSocket halfway() throws IOException {
        int known = keys();
        var socket = RawSocket.connect(instances.getFirst());
        socket.head(KEY + ": " + key + "\r\nContent-Length: 6");
        socket.send("sec".getBytes(StandardCharsets.UTF_8));
        await().until(() -> keys() == known + 1);
        return socket;
    }

    private int keys() {
        return Client.of(instances.getLast())
                .get("/metrics")
                .response()
                .body()
                .lines()
                .filter(line -> line.startsWith("artstore_ingest_idempotency_keys "))
                .mapToInt(line -> (int) Double.parseDouble(line.split(" ", 2)[1]))
                .findFirst()
                .orElseThrow();
    }

    private static Answer post(Client client, Form form) {
        return client.header("Content-Type", form.contentType())
                .post("/api/v1/files/upload", form.publisher());
    }

    private long stored() {
        return shelf.stored().values().stream()
                .map(document -> document.metadata())
                .map(Metadata::originalFilename)
                .filter(name::equals)
                .count();
    }

    private static void isSame(Answer answer, Answer first) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(first.status());
        assertThat(answer.response().body()).isEqualTo(first.response().body());
        for (var header : List.of("Location", "Artstore-Receipt", "Content-Type", "Retry-After")) {
            assertThat(answer.header(header)).as(header).isEqualTo(first.header(header));
        }
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
    }

    private static List<Answer> atOnce(IntFunction<Answer> request) {
        var together = new Phaser(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, AT_ONCE)
                    .mapToObj(
                            i ->
                                    CompletableFuture.supplyAsync(
                                            () -> {
                                                together.arriveAndAwaitAdvance();
                                                return request.apply(i);
                                            },
                                            threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }
}
