package org.artstore.auth.token;

import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

import java.util.List;
import java.util.Objects;

/// What a token says (RFC 9068): for whom it is meant, who holds it, and what that one may do.
record TokenClaims(String audience) implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private static final String TYPE = "at+jwt";

    @Override
    public void customize(JwtEncodingContext context) {
        var client = context.getRegisteredClient();
        var settings = client.getClientSettings();
        context.getJwsHeader().type(TYPE).algorithm(SignatureAlgorithm.RS256);
        context.getClaims()
                .audience(List.of(audience))
                .claim("client_id", client.getClientId())
                .claim("name", client.getClientName())
                .claim("tenant", Objects.requireNonNull(settings.getSetting(Clients.TENANT)))
                .claim("role", Objects.requireNonNull(settings.getSetting(Clients.ROLE)))
                .claim("scope", String.join(" ", context.getAuthorizedScopes()));
    }
}
