package org.artstore.auth.token;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2TokenEndpointConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretPostAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

import java.util.List;

/// Opens the doors that need no access token: the one where tokens are given, the key set and the
/// metadata. All that the authorization server could do besides stays shut.
@Configuration(proxyBeanMethods = false)
class TokenAccessConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain tokenDoor(HttpSecurity http) {
        var errors = new TokenErrors();
        var token =
                PathPatternRequestMatcher.pathPattern(HttpMethod.POST, ServerMetadata.TOKEN_PATH);
        var keys = PathPatternRequestMatcher.pathPattern(HttpMethod.GET, ServerMetadata.KEYS_PATH);
        return bare(http.securityMatcher(new OrRequestMatcher(token, keys)))
                .authorizeHttpRequests(any -> any.anyRequest().authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(errors))
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server ->
                                server.clientAuthentication(client -> bySecret(client, errors))
                                        .tokenEndpoint(endpoint -> forItself(endpoint, errors)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain metadataDoor(HttpSecurity http) {
        return bare(http.securityMatcher(
                        PathPatternRequestMatcher.pathPattern(HttpMethod.GET, ServerMetadata.PATH)))
                .authorizeHttpRequests(any -> any.anyRequest().permitAll())
                .build();
    }

    private static HttpSecurity bare(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    private static void bySecret(OAuth2ClientAuthenticationConfigurer client, TokenErrors errors) {
        client.authenticationConverters(
                        known -> {
                            known.clear();
                            known.add(new ClientSecretBasicAuthenticationConverter());
                            known.add(new ClientSecretPostAuthenticationConverter());
                        })
                .authenticationProviders(
                        known -> keep(known, ClientSecretAuthenticationProvider.class))
                .errorResponseHandler(errors);
    }

    /// The one grant: a client acts for itself (RFC 6749, 4.4).
    private static void forItself(OAuth2TokenEndpointConfigurer endpoint, TokenErrors errors) {
        endpoint.accessTokenRequestConverters(
                        known -> {
                            known.clear();
                            known.add(new TokenRequests());
                        })
                .authenticationProviders(
                        known -> keep(known, OAuth2ClientCredentialsAuthenticationProvider.class))
                .errorResponseHandler(errors);
    }

    private static void keep(
            List<AuthenticationProvider> providers, Class<? extends AuthenticationProvider> type) {
        providers.removeIf(provider -> !type.isInstance(provider));
    }
}
