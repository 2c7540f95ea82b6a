package org.artstore.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;

import org.artstore.auth.Answer;
import org.artstore.auth.Installation;
import org.artstore.auth.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Date;
import java.util.List;

/// Tokens: who gets one, what it says, and what is said instead.
class TokenIT {

    private final RunningServer server = Installation.shared();
    private final String id = server.installation().adminId();
    private final String secret = server.installation().adminSecret();

    @Test
    void givesATokenToBasicAuthentication() {
        var answer = server.basic(id, secret, RunningServer.GRANT);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.field("token_type")).isEqualTo("Bearer");
        assertThat(answer.json().get("expires_in").asLong()).isBetween(1790L, 1800L);
        assertThat(answer.field("scope")).contains("admin:write").doesNotContain("internal");
        assertThat(answer.json().has("refresh_token")).isFalse();
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void givesATokenToASecretInTheForm() {
        var form = RunningServer.GRANT + "&client_id=" + id + "&client_secret=" + secret;
        assertThat(server.form(form).status()).isEqualTo(200);
    }

    @Test
    void givesNoMoreScopeThanWasAskedFor() {
        var answer =
                server.basic(id, secret, RunningServer.GRANT + "&scope=files:read%20admin:read");
        assertThat(answer.field("scope").split(" "))
                .containsExactlyInAnyOrder("files:read", "admin:read");
    }

    @Test
    void saysWhoHoldsIt() throws Exception {
        var token = SignedJWT.parse(server.adminToken());
        var claims = token.getJWTClaimsSet();
        assertThat(token.getHeader().getType().toString()).isEqualTo("at+jwt");
        assertThat(token.getHeader().getKeyID()).isNotBlank();
        assertThat(claims.getIssuer()).isEqualTo(Installation.ISSUER);
        assertThat(claims.getAudience()).isEqualTo(List.of("artstore"));
        assertThat(claims.getSubject()).isEqualTo(id);
        assertThat(claims.getStringClaim("client_id")).isEqualTo(id);
        assertThat(claims.getStringClaim("name")).isEqualTo("administrator");
        assertThat(claims.getStringClaim("tenant")).isEqualTo("default");
        assertThat(claims.getStringClaim("role")).isEqualTo("ADMIN");
        assertThat(claims.getStringClaim("scope")).contains("storage:write");
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(lifetime(claims.getIssueTime(), claims.getExpirationTime()))
                .isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void isVerifiedByThePublishedKeys() throws Exception {
        var token = SignedJWT.parse(server.adminToken());
        var published = server.get("/.well-known/jwks.json", null);
        var key = JWKSet.parse(published.text()).getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(key.isPrivate()).isFalse();
        assertThat(key.getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    }

    @Test
    void givesTheServicesTheirOwnScope() {
        var answer =
                server.basic(
                        Installation.SERVICES, Installation.SERVICES_SECRET, RunningServer.GRANT);
        assertThat(answer.field("scope")).isEqualTo("internal");
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=client_credentials&scope=files:read%20internal, 400, invalid_scope",
        "grant_type=client_credentials&scope=nonsense, 400, invalid_scope",
        "grant_type=client_credentials&scope=a&scope=b, 400, invalid_request",
        "grant_type=client_credentials&grant_type=client_credentials, 400, invalid_request",
        "grant_type=password&username=a&password=b, 400, unsupported_grant_type",
        "grant_type=refresh_token&refresh_token=a, 400, unsupported_grant_type",
        "grant_type=authorization_code&code=a, 400, unsupported_grant_type",
        "scope=files:read, 400, invalid_request"
    })
    void refusesInTheWordsOfTheStandard(String form, int status, String error) {
        var answer = server.basic(id, secret, form);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.field("error")).isEqualTo(error);
        assertThat(answer.header("X-Request-Id")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrong",
                "wrong-and-longer-than-any-hash-can-tell-apart-wrong-and-longer-than-any-hash"
            })
    void refusesAWrongSecret(String wrong) {
        assertInvalidClient(server.basic(id, wrong, RunningServer.GRANT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sa_local_nobody_00000000", "'", "x y", "_"})
    void refusesAnUnknownClient(String unknown) {
        assertInvalidClient(server.basic(unknown, secret, RunningServer.GRANT));
    }

    @Test
    void refusesAClientThatDoesNotSayWhoItIs() {
        assertInvalidClient(server.form(RunningServer.GRANT));
    }

    @Test
    void refusesAWrongSecretAlsoWhileTheRightOneIsRemembered() {
        assertThat(server.adminToken()).isNotBlank();
        assertInvalidClient(server.basic(id, secret + "x", RunningServer.GRANT));
        assertThat(server.adminToken()).isNotBlank();
    }

    @Test
    void saysWhatItCanDo() {
        var metadata = server.get("/.well-known/oauth-authorization-server", null);
        assertThat(metadata.status()).isEqualTo(200);
        assertThat(metadata.field("issuer")).isEqualTo(Installation.ISSUER);
        assertThat(metadata.field("token_endpoint"))
                .isEqualTo(Installation.ISSUER + "/api/v1/auth/token");
        assertThat(metadata.field("jwks_uri"))
                .isEqualTo(Installation.ISSUER + "/.well-known/jwks.json");
        assertThat(metadata.json().get("grant_types_supported").toString())
                .isEqualTo("[\"client_credentials\"]");
        assertThat(metadata.json().has("authorization_endpoint")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/authorize",
                "/oauth2/token",
                "/oauth2/introspect",
                "/oauth2/revoke",
                "/oauth2/device_authorization",
                "/api/v1/auth/introspect",
                "/.well-known/openid-configuration",
                "/connect/register"
            })
    void opensNoOtherDoor(String path) {
        assertThat(server.get(path, null).status()).isEqualTo(401);
        assertThat(server.post(path, null, "{}").status()).isEqualTo(401);
        assertThat(server.get(path, server.adminToken()).status()).isEqualTo(404);
    }

    private static void assertInvalidClient(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.field("error")).isEqualTo("invalid_client");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
    }

    private static Duration lifetime(Date from, Date to) {
        return Duration.between(from.toInstant(), to.toInstant());
    }
}
