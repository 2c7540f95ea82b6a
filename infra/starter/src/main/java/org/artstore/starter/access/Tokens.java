package org.artstore.starter.access;

import org.artstore.schemas.account.Role;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What makes a token acceptable beyond its signature, and how it becomes a [CallerToken].
final class Tokens {

    /// RFC 9068: an access token says so, so that no other signed thing can pass for one.
    static final String TYPE = "at+jwt";

    /// The role of the services' own account.
    static final String SERVICE = "SERVICE";

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);
    private static final List<String> REQUIRED =
            List.of("client_id", "name", "tenant", "role", "scope");

    private Tokens() {}

    static OAuth2TokenValidator<Jwt> rules(AccessSettings settings) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTypeValidator(TYPE),
                new JwtTimestampValidator(CLOCK_SKEW),
                new JwtClaimValidator<Object>("exp", exp -> exp != null),
                new JwtIssuerValidator(settings.issuer().toString()),
                new JwtAudienceValidator(settings.audience()),
                new DelegatingOAuth2TokenValidator<>(
                        REQUIRED.stream().map(Tokens::isText).toList()));
    }

    /// @throws InvalidBearerTokenException when the claims name no account that can be
    static CallerToken accepted(Jwt token) {
        try {
            return callerOf(token);
        } catch (IllegalArgumentException impossible) {
            throw new InvalidBearerTokenException("the token names no account", impossible);
        }
    }

    private static CallerToken callerOf(Jwt token) {
        var scopes = scopes(text(token, "scope"));
        var caller =
                new Caller(
                        new ClientId(text(token, "client_id")),
                        text(token, "name"),
                        new TenantId(text(token, "tenant")),
                        role(text(token, "role")),
                        scopes);
        var authorities =
                scopes.stream().map(scope -> new SimpleGrantedAuthority("SCOPE_" + scope)).toList();
        return new CallerToken(caller, token, authorities);
    }

    private static String text(Jwt token, String claim) {
        return Objects.requireNonNull(token.getClaimAsString(claim));
    }

    private static OAuth2TokenValidator<Jwt> isText(String claim) {
        return new JwtClaimValidator<Object>(claim, value -> value instanceof String);
    }

    private static @Nullable Role role(String claim) {
        return claim.equals(SERVICE) ? null : Role.valueOf(claim);
    }

    private static Set<String> scopes(String claim) {
        var scopes = new LinkedHashSet<>(List.of(claim.split(" ")));
        scopes.remove("");
        return scopes;
    }
}
