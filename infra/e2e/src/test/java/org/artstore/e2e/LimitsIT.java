package org.artstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.bench.client.ArtStoreClient;
import org.artstore.bench.client.Credentials;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// Limits that an administrator sets hold in every instance of ingest-api.
class LimitsIT {

    private static final Duration START_WITHIN = Duration.ofMinutes(2);
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(20);

    private final Standalone standalone = Standalone.shared();
    private final Credentials administrator = standalone.credentials();

    @Test
    void theQuotaIsKnownWhereNothingWasUploaded() throws IOException, InterruptedException {
        var account = account("{\"requests_per_minute\": 1000, \"quota_bytes\": 1000}");
        awaitLimit(new ArtStoreClient(account), 1_000);
        assertThat(upload(new ArtStoreClient(account), 600).statusCode()).isEqualTo(201);

        try (var second = SecondInstance.start(standalone.pid("ingest-api"))) {
            var client = new ArtStoreClient(at(account, second.port()));
            await().atMost(START_WITHIN)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(limit(client)).contains("q=1000;"));
            await().atMost(KNOWN_WITHIN)
                    .untilAsserted(
                            () -> {
                                var refused = upload(client, 5_000);
                                assertThat(refused.statusCode()).isEqualTo(507);
                                var problem = ArtStoreClient.json(refused);
                                assertThat(problem.path("code").asString())
                                        .isEqualTo("quota-exceeded");
                                assertThat(problem.path("used").asLong()).isEqualTo(600);
                            });
            assertThat(upload(client, 400).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void requestsTooManyAreRefusedToOneAccountOnly() throws IOException, InterruptedException {
        var client = new ArtStoreClient(account("{\"requests_per_minute\": 30}"));
        awaitLimit(client, 30);

        // When Redis does not answer in time, which may be as long as all are just started, a limit
        // is counted here and there.
        int most = 4 * 30;
        HttpResponse<byte[]> answer = upload(client, 1);
        for (int i = 0; i < most && answer.statusCode() == 201; i++) {
            answer = upload(client, 1);
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(ArtStoreClient.json(answer).path("code").asString()).isEqualTo("rate-limited");
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 3L);
        assertThat(upload(standalone.client(), 1).statusCode()).isEqualTo(201);
    }

    /// A new account with these limits.
    private Credentials account(String limits) throws IOException, InterruptedException {
        var client = standalone.client();
        var body = "{\"name\": \"limited\", \"role\": \"USER\", \"limits\": " + limits + "}";
        var uri = URI.create(administrator.authUrl() + "/api/v1/service-accounts");
        var made =
                client.send(
                        client.authorized(uri, "Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build());
        assertThat(made.statusCode()).as(ArtStoreClient.text(made)).isEqualTo(201);
        var json = ArtStoreClient.json(made);
        return new Credentials(
                json.path("client_id").asString(),
                json.path("client_secret").asString(),
                administrator.tokenUrl(),
                administrator.authUrl(),
                administrator.workerUrl(),
                administrator.ingestUrl(),
                administrator.queryUrl(),
                administrator.indexUrl());
    }

    private static Credentials at(Credentials account, int port) {
        return new Credentials(
                account.clientId(),
                account.clientSecret(),
                account.tokenUrl(),
                account.authUrl(),
                account.workerUrl(),
                URI.create("http://127.0.0.1:" + port),
                account.queryUrl(),
                account.indexUrl());
    }

    private static void awaitLimit(ArtStoreClient client, int requests) {
        await().atMost(KNOWN_WITHIN)
                .untilAsserted(() -> assertThat(limit(client)).contains("q=" + requests + ";"));
    }

    private static String limit(ArtStoreClient client) throws IOException, InterruptedException {
        return client.get(client.ingest("/api/v1/uploads/none"), BodyHandlers.ofByteArray())
                .headers()
                .firstValue("RateLimit-Policy")
                .orElse("");
    }

    private static HttpResponse<byte[]> upload(ArtStoreClient client, int bytes)
            throws IOException, InterruptedException {
        return client.upload("limited.bin", BodyPublishers.ofByteArray(new byte[bytes]), Map.of());
    }
}
