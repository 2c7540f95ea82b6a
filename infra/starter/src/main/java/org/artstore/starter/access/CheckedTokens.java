package org.artstore.starter.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;

/// Tokens that were found good are not checked again until the keys that they were checked with are
/// asked for again, and never beyond their `exp`. A client sends the same
/// token with every request, and the check of its signature is most of what a small request costs.
final class CheckedTokens implements ReactiveJwtDecoder {

    private static final long MOST = 1_000;

    private final ReactiveJwtDecoder check;
    private final Cache<String, Jwt> good;

    /// @param trusted for how long from now the keys are used without asking again
    CheckedTokens(ReactiveJwtDecoder check, Supplier<Duration> trusted) {
        this.check = check;
        this.good =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .expireAfter(
                                Expiry.<String, Jwt>creating((_, jwt) -> kept(jwt, trusted.get())))
                        .build();
    }

    @Override
    public Mono<Jwt> decode(String token) {
        var known = good.getIfPresent(token);
        return known == null
                ? check.decode(token).doOnNext(jwt -> good.put(token, jwt))
                : Mono.just(known);
    }

    private static Duration kept(Jwt jwt, Duration longest) {
        var left = Duration.between(Instant.now(), Objects.requireNonNull(jwt.getExpiresAt()));
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(longest) < 0 ? left : longest;
    }
}
