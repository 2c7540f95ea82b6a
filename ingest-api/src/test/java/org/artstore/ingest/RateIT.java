package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.embedded.port.FreePort;
import org.artstore.embedded.redis.RedisServer;
import org.artstore.embedded.redis.RedisSettings;
import org.artstore.fixtures.KafkaFixture;
import org.artstore.fixtures.TokenFixture;
import org.artstore.ingest.Client.Answer;
import org.artstore.ingest.account.AccountTable;
import org.artstore.schemas.account.AccountLimits;
import org.artstore.schemas.id.ClientId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/// What an account may do in a time, with a real Redis behind it.
class RateIT {

    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
    private static final int LIMIT = 10;

    @TempDir Path folder;

    private final Service service = Service.shared();
    private final ClientId account = new ClientId("sa_" + UUID.randomUUID());

    @Test
    void aRequestTooManyIsRefusedAndLeavesNothing() {
        limit(new AccountLimits(null, (long) LIMIT, null, null));
        var answers = uploads(service, LIMIT + 1);

        assertThat(answers.subList(0, LIMIT)).allMatch(it -> it.status() == 201);
        var refused = answers.getLast().refused(429, "rate-limited");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 6);
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"requests\";q=10;w=60");
        assertThat(refused.header("RateLimit")).matches("\"requests\";r=0;t=(60|5\\d)");
        assertThat(stored()).isEqualTo(LIMIT);
        assertThat(service.storage().shelf().open(account)).isEmpty();
        assertThat(client(service).get("/metrics").status()).isEqualTo(200);
    }

    @Test
    void successesSayWhatIsLeft() {
        limit(new AccountLimits(null, (long) LIMIT, null, null));
        var answers = uploads(service, 2);

        assertThat(answers.getFirst().header("RateLimit")).startsWith("\"requests\";r=9;t=");
        assertThat(answers.getLast().header("RateLimit")).startsWith("\"requests\";r=8;t=");
    }

    @Test
    void instancesShareOneLimit() {
        var second = Service.second();
        limit(new AccountLimits(null, (long) LIMIT, null, null));
        await().untilAsserted(() -> assertThat(known(second)).isEqualTo(known(service)));
        var answers =
                IntStream.range(0, LIMIT + 4)
                        .mapToObj(i -> upload(i % 2 == 0 ? service : second))
                        .toList();

        assertThat(answers).filteredOn(it -> it.status() == 201).hasSizeBetween(LIMIT, LIMIT + 1);
        assertThat(answers.getLast().status()).isEqualTo(429);
    }

    @Test
    void whoIsKnownToBeOverTheLimitIsRefusedAtOnce() {
        limit(new AccountLimits(null, 1L, null, null));
        var client = client(service);
        for (int i = 0; i < 50; i++) {
            var _ = client.get("/api/v1/uploads/" + UUID.randomUUID());
        }
        var start = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            assertThat(client.get("/api/v1/uploads/x").status()).isEqualTo(429);
        }
        assertThat(Duration.ofNanos((System.nanoTime() - start) / 200))
                .isLessThan(Duration.ofMillis(20));
    }

    @Test
    void aChangeOfTheLimitsTakesEffect() {
        limit(new AccountLimits(null, 1L, null, null));
        assertThat(uploads(service, 2)).extracting(Answer::status).containsExactly(201, 429);

        service.storage().limit(account, 2, new AccountLimits(null, 1_000L, null, null));

        await().until(() -> upload(service).status() == 201);
    }

    @Test
    void othersAreNotConcerned() {
        limit(new AccountLimits(null, 1L, null, null));
        assertThat(uploads(service, 2)).extracting(Answer::status).containsExactly(201, 429);

        assertThat(Client.of(service).upload("filename=a", HELLO).status()).isEqualTo(201);
        assertThat(client(service).get("/health/live").status()).isEqualTo(200);
    }

    @Test
    void bytesAreReadNoFasterThanAllowed() {
        limit(new AccountLimits(null, null, 1_000_000L, null));
        var start = System.nanoTime();
        assertThat(client(service).upload("filename=a", new byte[3_000_000]).status())
                .isEqualTo(201);

        var seconds = (System.nanoTime() - start) / 1e9;
        assertThat(seconds).isBetween(1.7, 6.0);
    }

    /// The shared instances have an idle timeout of 2 s.
    @Test
    void aClientThatIsMadeToWaitIsNotIdle() {
        limit(new AccountLimits(null, null, 20_000L, null));
        var answer = client(service).upload("filename=a", new byte[120_000]);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    }

    @Test
    void whoIsFarAheadOfItsBytesBeginsNothingNew() throws Exception {
        limit(new AccountLimits(null, null, 1_000L, null));
        try (var slow = RawSocket.connect(service)) {
            slow.head("Content-Length: 1000000", token());
            slow.send(new byte[200_000]);
            await().untilAsserted(
                            () -> {
                                var refused = upload(service).refused(429, "rate-limited");
                                assertThat(refused.header("RateLimit-Policy"))
                                        .isEqualTo("\"bytes\";q=1000;w=1;qu=\"content-bytes\"");
                                assertThat(Integer.parseInt(refused.header("Retry-After")))
                                        .isGreaterThan(10);
                            });
        }
    }

    @Test
    void losingRedisLeavesTheLimit() {
        var port = FreePort.any();
        var redis = RedisServer.start(new RedisSettings(folder, port, _ -> {}));
        var own =
                Service.start(
                        KafkaFixture.bootstrapServers(),
                        service.storage(),
                        Map.of("artstore.redis.port", Integer.toString(port)));
        try (var context = own.context()) {
            await().until(() -> metric(own, "artstore_ingest_redis_away") == 0);
            limit(new AccountLimits(null, (long) LIMIT, null, null));
            await().untilAsserted(() -> assertThat(known(own)).isEqualTo(known(service)));
            assertThat(uploads(own, LIMIT - 2)).allMatch(it -> it.status() == 201);
            assertThat(metric(own, "artstore_ingest_rate_local_total")).isZero();

            redis.close();

            assertThat(uploads(own, 4)).extracting(Answer::status).contains(201).endsWith(429);
            assertThat(metric(own, "artstore_ingest_rate_local_total")).isPositive();
            assertThat(metric(own, "artstore_ingest_redis_away")).isEqualTo(1);
            assertThat(client(own).get("/health/ready").status()).isEqualTo(200);
            assertThat(client(own).get("/health/ready").text("status")).isEqualTo("degraded");

            redis = RedisServer.start(new RedisSettings(folder, port, _ -> {}));

            await().atMost(Duration.ofSeconds(20))
                    .until(
                            () -> {
                                var _ = upload(own);
                                return metric(own, "artstore_ingest_redis_away") == 0;
                            });
            assertThat(context.isActive()).isTrue();
        } finally {
            redis.close();
        }
    }

    private void limit(AccountLimits limits) {
        service.storage().limit(account, 1, limits);
        await().untilAsserted(() -> assertThat(known(service)).isEqualTo(limits));
    }

    private AccountLimits known(Service at) {
        return at.context().getBean(AccountTable.class).limits(account);
    }

    private static double metric(Service of, String name) {
        return Client.of(of)
                .get("/metrics")
                .response()
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    private List<Answer> uploads(Service to, int count) {
        return IntStream.range(0, count).mapToObj(_ -> upload(to)).toList();
    }

    private Answer upload(Service to) {
        return client(to).upload("filename=a", HELLO);
    }

    private Client client(Service to) {
        return Client.of(to).token(token());
    }

    private String token() {
        return TokenFixture.shared().draft().client(account.value()).sign();
    }

    private long stored() {
        return service.storage().shelf().stored().values().stream()
                .filter(document -> document.creator().id().equals(account))
                .count();
    }
}
