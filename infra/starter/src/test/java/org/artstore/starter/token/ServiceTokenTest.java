package org.artstore.starter.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2AccessToken;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

class ServiceTokenTest {

    private static final Duration BOUND = Duration.ofSeconds(5);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicInteger issued = new AtomicInteger();
    private final ServiceToken token =
            new ServiceToken(Mono.fromSupplier(this::issue), Duration.ofMinutes(1), now::get);

    @Test
    void isFetchedOnceForAllWhoNeedIt() {
        assertToken(Flux.range(0, 50).flatMap(_ -> token.value()).distinct().single(), "1");
        assertThat(issued).hasValue(1);
    }

    @Test
    void isReplacedShortlyBeforeItsEnd() {
        assertToken(token.value(), "1");
        now.set(NOON.plusSeconds(29 * 60 - 1));
        assertToken(token.value(), "1");
        now.set(NOON.plusSeconds(29 * 60 + 1));
        assertToken(token.value(), "2");
    }

    @Test
    void isReplacedOnceWhenManyAreRefusedWithIt() {
        assertToken(token.value(), "1");
        var all = Flux.range(0, 50).flatMap(_ -> token.replacing("1")).distinct().single();
        assertToken(all, "2");
        assertToken(token.value(), "2");
    }

    @Test
    void isAskedForAgainAfterAFailure() {
        var attempts = new AtomicInteger();
        var failing =
                Mono.fromSupplier(
                        () -> {
                            if (attempts.getAndIncrement() == 0) {
                                throw new IllegalStateException("away");
                            }
                            return issue();
                        });
        var retried = new ServiceToken(failing, Duration.ofMinutes(1), now::get);
        StepVerifier.create(retried.value()).expectError().verify(BOUND);
        assertToken(retried.value(), "1");
    }

    private OAuth2AccessToken issue() {
        return new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER,
                Integer.toString(issued.incrementAndGet()),
                now.get(),
                now.get().plusSeconds(30 * 60));
    }

    private static void assertToken(Mono<String> found, String expected) {
        StepVerifier.create(found).expectNext(expected).expectComplete().verify(BOUND);
    }
}
