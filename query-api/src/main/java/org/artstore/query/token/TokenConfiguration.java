package org.artstore.query.token;

import org.artstore.schemas.account.Scopes;
import org.artstore.starter.access.AccessSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;

import reactor.core.publisher.Mono;

import java.time.InstantSource;

/// Wires the services' own token.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InternalSettings.class)
class TokenConfiguration {

    @Bean
    ServiceToken serviceToken(InternalSettings settings, AccessSettings access) {
        var issuer = new WebClientReactiveClientCredentialsTokenResponseClient();
        var request = new OAuth2ClientCredentialsGrantRequest(account(settings, access));
        var issue =
                Mono.defer(() -> issuer.getTokenResponse(request))
                        .timeout(settings.requestTimeout())
                        .map(OAuth2AccessTokenResponse::getAccessToken);
        return new ServiceToken(issue, settings.renewBefore(), InstantSource.system());
    }

    private static ClientRegistration account(InternalSettings settings, AccessSettings access) {
        return ClientRegistration.withRegistrationId("internal")
                .tokenUri(access.issuer() + "/api/v1/auth/token")
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .scope(Scopes.INTERNAL)
                .build();
    }
}
