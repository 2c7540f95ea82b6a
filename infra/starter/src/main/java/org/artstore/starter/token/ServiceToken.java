package org.artstore.starter.token;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.InstantSource;

/// The token of the services' own account, fetched when it is needed and kept until shortly before
/// its end. Failures to fetch are not kept.
public final class ServiceToken {

    private final Mono<OAuth2AccessToken> current;
    private final Duration renewBefore;
    private final InstantSource clock;
    private volatile @Nullable String refused;

    /// @param issue asks for a new token
    ServiceToken(Mono<OAuth2AccessToken> issue, Duration renewBefore, InstantSource clock) {
        this.renewBefore = renewBefore;
        this.clock = clock;
        this.current = issue.cacheInvalidateIf(this::isUseless);
    }

    /// A token to send now.
    public Mono<String> value() {
        return current.map(OAuth2AccessToken::getTokenValue);
    }

    /// Another token than the one that was just refused.
    public Mono<String> replacing(String refusedValue) {
        return Mono.fromRunnable(() -> refused = refusedValue).then(value());
    }

    private boolean isUseless(OAuth2AccessToken token) {
        var end = token.getExpiresAt();
        return token.getTokenValue().equals(refused)
                || (end != null && end.minus(renewBefore).isBefore(clock.instant()));
    }
}
