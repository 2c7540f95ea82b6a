package org.artstore.starter.token;

import org.artstore.schemas.account.Scopes;
import org.artstore.starter.access.AccessSettings;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.core.publisher.Mono;

import java.time.InstantSource;

/// Wires the services' own token into a service that has an OAuth 2 client and is told the account.
@AutoConfiguration
@ConditionalOnClass({WebClient.class, WebClientReactiveClientCredentialsTokenResponseClient.class})
@ConditionalOnProperty("artstore.internal.client-id")
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
