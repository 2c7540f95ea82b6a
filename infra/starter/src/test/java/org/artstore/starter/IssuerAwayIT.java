package org.artstore.starter;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.fixtures.TokenFixture;
import org.artstore.starter.sample.SampleService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

import java.util.UUID;

final class IssuerAwayIT {

    @ParameterizedTest
    @EnumSource(names = {"REACTIVE", "SERVLET"})
    void startsWithoutTheIssuerAndSaysThatTokensCannotBeChecked(WebApplicationType type)
            throws Exception {
        var issuer = TokenFixture.start();
        var token = issuer.token("files:read");
        issuer.close();
        try (var context =
                new SpringApplicationBuilder(SampleService.class)
                        .web(type)
                        .run("--server.port=0", "--artstore.auth.issuer=" + issuer.issuer())) {
            int port =
                    context.getEnvironment()
                            .getRequiredProperty("local.server.port", Integer.class);
            var answer = Answer.to(Answer.get(port, "/api/v1/things/" + UUID.randomUUID(), token));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().get("code").asString()).isEqualTo("auth-unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("2");
            assertThat(Answer.to(Answer.get(port, "/health/live", null)).status()).isEqualTo(200);
        }
    }
}
