package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.ingest.Client.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Many documents in one request with an `Idempotency-Key`, over two instances.
class IdempotentBatchIT {

    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
    private static final byte[] LARGE = RawUploadIT.random(2_500_000);

    private final Shelf shelf = Service.shared().storage().shelf();
    private final String key = UUID.randomUUID().toString();
    private final Client one = Client.of(Service.shared()).header("Idempotency-Key", key);
    private final Client other = Client.of(Service.second()).header("Idempotency-Key", key);

    @AfterEach
    void nothingIsLeftOpen() {
        await().untilAsserted(() -> assertThat(shelf.open()).isEmpty());
    }

    @Test
    void theSameAgainIsTheSameAnswerWhateverTheBoundary() {
        var first = send(one, batch(new Form(), HELLO));
        var second = send(other, batch(new Form(), HELLO));
        var third = send(one, batch(Form.between("another"), HELLO));

        assertThat(first.status()).as(first.response().body()).isEqualTo(201);
        isSame(second, first);
        isSame(third, first);
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void oneFileThatDiffersIsAnotherRequest() {
        var first = send(one, batch(new Form(), HELLO));

        send(other, batch(new Form(), "hallo".getBytes(StandardCharsets.UTF_8)))
                .refused(422, "idempotency-mismatch");
        send(one, batch(new Form(), HELLO).file(key + "-d", "text/plain", HELLO))
                .refused(422, "idempotency-mismatch");

        isSame(send(other, batch(new Form(), HELLO)), first);
        assertThat(stored()).isEqualTo(3);
    }

    /// What was wrong with one file is as much of the answer as what became of the others.
    @Test
    void resultsThatDifferAreReplayed() {
        var first = send(one, batch(new Form(), new byte[0]));
        var second = send(other, batch(Form.between("another"), new byte[0]));

        assertThat(first.status()).isEqualTo(207);
        assertThat(first.json().path("items").path(1).path("status").asInt()).isEqualTo(422);
        isSame(second, first);
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void aRefusalOfTheWholeIsReplayed() {
        var wrong = batch(new Form(), HELLO).part("name=\"other\"", "text/plain", HELLO);

        var first = send(one, wrong).refused(422, "wrong-parts");

        assertThat(send(other, wrong).response().body()).isEqualTo(first.response().body());
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void whatIsInACodingIsKnownByWhatIsInIt(String coding) {
        var first = sendCoded(one, coding, batch(new Form(), HELLO));
        var second = sendCoded(other, coding, batch(Form.between("another"), HELLO));

        assertThat(first.status()).as(first.response().body()).isEqualTo(201);
        isSame(second, first);
        assertThat(stored()).isEqualTo(3);
    }

    private Form batch(Form form, byte[] second) {
        return form.metadata("[{\"tags\":[\"a\"]},{},{}]")
                .file(key + "-a", "image/png", LARGE)
                .file(key + "-b", "text/plain", second)
                .file(key + "-c", "text/plain", HELLO);
    }

    private static Answer send(Client client, Form form) {
        return client.header("Content-Type", form.contentType())
                .post("/api/v1/files/upload", form.publisher());
    }

    private static Answer sendCoded(Client client, String coding, Form form) {
        var bytes = new ByteArrayOutputStream();
        form.whole().forEach(bytes::writeBytes);
        return client.header("Content-Type", form.contentType())
                .header("Content-Encoding", coding)
                .post(
                        "/api/v1/files/upload",
                        BodyPublishers.ofByteArray(CodedBodyIT.coded(coding, bytes.toByteArray())));
    }

    private static void isSame(Answer answer, Answer first) {
        assertThat(answer.response().body()).isEqualTo(first.response().body());
        assertThat(answer.status()).isEqualTo(first.status());
    }

    private long stored() {
        return shelf.stored().values().stream()
                .filter(it -> it.metadata().originalFilename().startsWith(key))
                .count();
    }
}
