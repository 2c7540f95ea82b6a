package org.artstore.starter.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWK;

import org.artstore.fixtures.TokenFixture;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

final class IssuerKeysIT {

    private static final Duration BOUND = Duration.ofSeconds(5);
    private static final String KEY = "fixture";

    @Test
    void fetchesKeysWhenTheyAreFirstNeededAndNotAgain() {
        try (var issuer = TokenFixture.start();
                var keys = keys(issuer, Duration.ofMinutes(1), Duration.ofHours(1))) {
            assertThat(issuer.keySetRequests()).isZero();
            assertThat(found(keys.withId(KEY))).hasSize(1);
            assertThat(found(keys.withId(KEY))).hasSize(1);
            assertThat(issuer.keySetRequests()).isEqualTo(1);
        }
    }

    @Test
    void tellsForHowLongItTrustsWhatItKnows() {
        try (var issuer = TokenFixture.start();
                var keys = keys(issuer, Duration.ofMinutes(1), Duration.ofHours(1))) {
            assertThat(keys.trusted()).isZero();
            found(keys.withId(KEY));
            assertThat(keys.trusted()).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
        }
        try (var issuer = TokenFixture.start();
                var keys = keys(issuer, Duration.ZERO, Duration.ofHours(1))) {
            found(keys.withId(KEY));
            assertThat(keys.trusted()).isZero();
        }
    }

    @Test
    void asksAgainForAnUnknownKeyButNotForEach() {
        try (var issuer = TokenFixture.start();
                var keys = keys(issuer, Duration.ofMinutes(1), Duration.ofHours(1))) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(found(keys.withId("unknown-" + i))).isEmpty();
            }
            assertThat(issuer.keySetRequests()).isBetween(1, 5);
        }
    }

    @Test
    void keepsItsKeysWhileTheIssuerIsAway() {
        try (var issuer = TokenFixture.start();
                var keys = keys(issuer, Duration.ZERO, Duration.ofHours(1))) {
            assertThat(found(keys.withId(KEY))).hasSize(1);
            goesAway(issuer);
            await().during(Duration.ofMillis(1_500))
                    .atMost(BOUND)
                    .until(() -> found(keys.withId(KEY)).size() == 1);
        }
    }

    @Test
    void trustsNoKeyLongerThanItIsKept() {
        try (var issuer = TokenFixture.start();
                var keys = keys(issuer, Duration.ZERO, Duration.ofMillis(1_200))) {
            assertThat(found(keys.withId(KEY))).hasSize(1);
            goesAway(issuer);
            await().atMost(BOUND).until(() -> keys.withId(KEY).isCompletedExceptionally());
            assertThat(keys.withId(KEY))
                    .failsWithin(BOUND)
                    .withThrowableThat()
                    .withCauseInstanceOf(KeysUnavailable.class);
        }
    }

    @Test
    void refreshesOldKeysInTheBackground() {
        try (var issuer = TokenFixture.start();
                var keys = keys(issuer, Duration.ZERO, Duration.ofHours(1))) {
            await().atMost(BOUND)
                    .until(
                            () ->
                                    found(keys.withId(KEY)).size() == 1
                                            && issuer.keySetRequests() >= 2);
        }
    }

    private static void goesAway(TokenFixture issuer) {
        issuer.close();
    }

    private static IssuerKeys keys(TokenFixture issuer, Duration refreshed, Duration kept) {
        return new IssuerKeys(
                new AccessSettings(URI.create(issuer.issuer()), "artstore", refreshed, kept));
    }

    private static List<JWK> found(CompletableFuture<List<JWK>> keys) {
        return keys.orTimeout(5, TimeUnit.SECONDS).join();
    }
}
