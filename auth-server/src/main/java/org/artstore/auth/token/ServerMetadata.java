package org.artstore.auth.token;

import org.artstore.schemas.account.Role;

import java.net.URI;
import java.util.Arrays;
import java.util.List;

/// What this authorization server can do (RFC 8414). There is no authorization endpoint, hence no
/// response type.
record ServerMetadata(
        String issuer,
        String tokenEndpoint,
        List<String> tokenEndpointAuthMethodsSupported,
        String jwksUri,
        List<String> scopesSupported,
        List<String> responseTypesSupported,
        List<String> grantTypesSupported) {

    static final String PATH = "/.well-known/oauth-authorization-server";
    static final String TOKEN_PATH = "/api/v1/auth/token";
    static final String KEYS_PATH = "/.well-known/jwks.json";

    static ServerMetadata of(URI issuer) {
        return new ServerMetadata(
                issuer.toString(),
                issuer + TOKEN_PATH,
                List.of("client_secret_basic", "client_secret_post"),
                issuer + KEYS_PATH,
                Arrays.stream(Role.values())
                        .flatMap(role -> role.scopes().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                List.of(),
                List.of("client_credentials"));
    }
}
