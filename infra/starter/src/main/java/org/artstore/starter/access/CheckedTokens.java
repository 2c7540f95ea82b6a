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

/// Tokens that were found good are not checked again for as long as the keys that they were checked
/// with would be used without asking again, and never beyond their `exp`. A client sends the same
/// token with every request, and the check of its signature is most of what a small request costs.
final class CheckedTokens implements ReactiveJwtDecoder {

    private static final long MOST = 1_000;

    private final ReactiveJwtDecoder check;
    private final Cache<String, Jwt> good;

    CheckedTokens(ReactiveJwtDecoder check, AccessSettings settings) {
        this.check = check;
        var keys = settings.keysRefreshedAfter();
        var longest = keys.compareTo(settings.keysKept()) < 0 ? keys : settings.keysKept();
        this.good =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .expireAfter(Expiry.<String, Jwt>creating((_, jwt) -> kept(jwt, longest)))
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
