package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.ingest.Client.Answer;
import org.artstore.ingest.fingerprint.Fingerprint;
import org.artstore.schemas.document.Sha256;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

/// The instance that serves the first request with a key dies, at each place where that makes a
/// difference; the client comes again elsewhere.
class AttemptDeathIT {

    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "other".getBytes(StandardCharsets.UTF_8);
    private static final String QUERY = "filename=ghost.txt";

    /// One that does not wait longer for the dead than it has to.
    private static final Service SERVICE =
            Service.another(
                    Map.of(
                            "artstore.idempotency.lease", "2s",
                            "artstore.idempotency.waiting", "2500ms"));

    private final Shelf shelf = SERVICE.storage().shelf();
    private final String key = UUID.randomUUID().toString();
    private final Client client = Client.of(SERVICE).header("Idempotency-Key", key);
    private final Ghost dead =
            new Ghost(
                    key,
                    Fingerprint.of(MockServerHttpRequest.post("/api/v1/files?" + QUERY).build()),
                    HELLO);

    @AfterAll
    static void stop() {
        SERVICE.context().close();
    }

    @AfterEach
    void nothingIsLeftOpen() {
        dead.close();
        await().untilAsserted(() -> assertThat(shelf.open()).isEmpty());
    }

    @Test
    void itsKeyIsFreeWhenItHasGivenNoSignOfLifeForAWhile() {
        dead.claims();

        var waited = client.upload(QUERY, HELLO).refused(409, "request-in-progress");
        var answer = eventually(() -> client.upload(QUERY, HELLO));

        assertThat(waited.header("Retry-After")).isEqualTo("2");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(client.upload(QUERY, HELLO).response().body())
                .isEqualTo(answer.response().body());
    }

    @Test
    void whatItBroughtAndDidNotSecureIsForgotten() {
        dead.claims().brings();

        var answer = eventually(() -> client.upload(QUERY, OTHER));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.file()).isNotEqualTo(dead.file());
        assertThat(answer.text("checksum")).isEqualTo(Sha256.of(OTHER).hex());
        dead.expires();
        assertThat(shelf.stored()).doesNotContainKey(dead.file());
    }

    @Test
    void whatItSecuredIsSealedForIt() {
        dead.claims().brings().secures();

        var answer = eventually(() -> client.upload(QUERY, HELLO));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.file()).isEqualTo(dead.file());
        assertThat(answer.text("checksum")).isEqualTo(Sha256.of(HELLO).hex());
        assertThat(client.upload(QUERY, HELLO).response().body())
                .isEqualTo(answer.response().body());
    }

    @Test
    void whatItSealedStaysTheOneDocument() {
        dead.claims().brings().secures().seals();
        await().until(() -> shelf.stored().containsKey(dead.file()));

        var answer = eventually(() -> client.upload(QUERY, HELLO));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.file()).isEqualTo(dead.file());
    }

    @Test
    void whatItSecuredIsNotAnsweredToOtherBytes() {
        dead.claims().brings().secures();

        eventually(() -> client.upload(QUERY, OTHER)).refused(422, "idempotency-mismatch");

        var answer = client.upload(QUERY, HELLO);
        assertThat(answer.file()).isEqualTo(dead.file());
    }

    @Test
    void whoOnlySeemedDeadCanSecureNothingAnyMore() {
        dead.claims().brings();
        var answer = eventually(() -> client.upload(QUERY, HELLO));
        dead.secures();

        assertThat(client.upload(QUERY, HELLO).response().body())
                .isEqualTo(answer.response().body());
        dead.expires();
        assertThat(shelf.stored()).doesNotContainKey(dead.file());
    }

    /// The first answer of another kind than that the dead one has the key.
    private static Answer eventually(Callable<Answer> request) {
        return await().atMost(Duration.ofSeconds(30))
                .until(request, answer -> answer.status() != 409);
    }
}
