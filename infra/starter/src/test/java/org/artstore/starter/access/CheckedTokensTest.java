package org.artstore.starter.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

final class CheckedTokensTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicInteger checks = new AtomicInteger();

    @Test
    void checksAGoodTokenOnce() {
        var tokens = tokens(LONG, LONG);
        assertThat(tokens.decode("a").block()).isSameAs(tokens.decode("a").block());
        assertThat(checks).hasValue(1);
    }

    @Test
    void checksEachTokenOfItsOwn() {
        var tokens = tokens(LONG, LONG);
        tokens.decode("a").block();
        tokens.decode("b").block();
        assertThat(checks).hasValue(2);
    }

    @Test
    void checksABadTokenEachTime() {
        var tokens =
                new CheckedTokens(
                        _ -> {
                            checks.incrementAndGet();
                            return Mono.error(new BadJwtException("bad"));
                        },
                        () -> LONG);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.decode("a").block())
                    .isInstanceOf(BadJwtException.class);
        }
        assertThat(checks).hasValue(2);
    }

    @Test
    void checksAgainWhenTheKeysMayHaveChanged() {
        assertCheckedAgain(tokens(LONG, Duration.ofMillis(100)));
        assertCheckedAgain(tokens(LONG, Duration.ZERO));
    }

    @Test
    void checksAgainWhenTheTokenHasExpired() {
        assertCheckedAgain(tokens(Duration.ofMillis(100), LONG));
        assertCheckedAgain(tokens(Duration.ofSeconds(-3), LONG));
    }

    private void assertCheckedAgain(CheckedTokens tokens) {
        tokens.decode("a").block();
        int before = checks.get();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> {
                            tokens.decode("a").block();
                            assertThat(checks.get()).isGreaterThan(before);
                        });
    }

    private CheckedTokens tokens(Duration life, Duration trusted) {
        return new CheckedTokens(
                token ->
                        Mono.fromSupplier(
                                () -> {
                                    checks.incrementAndGet();
                                    return jwt(token, life);
                                }),
                () -> trusted);
    }

    private static Jwt jwt(String token, Duration life) {
        var now = Instant.now();
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .issuedAt(now.minusSeconds(60))
                .expiresAt(now.plus(life))
                .build();
    }
}
