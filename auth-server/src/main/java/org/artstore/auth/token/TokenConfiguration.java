package org.artstore.auth.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;

import org.artstore.auth.account.Accounts;
import org.artstore.starter.access.AccessSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import java.util.Optional;

/// Wires what gives tokens.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({TokenSettings.class, InternalSettings.class})
class TokenConfiguration {

    @Bean
    SecretCheck secretCheck(TokenSettings settings) {
        return new SecretCheck(settings.secretRemembered());
    }

    @Bean
    RegisteredClientRepository clients(
            Accounts accounts,
            InternalSettings internal,
            SecretCheck secrets,
            TokenSettings settings) {
        return new Clients(accounts, holder(internal, secrets), settings.lifetime());
    }

    @Bean
    OAuth2AuthorizationService authorizations() {
        return new NothingKept();
    }

    @Bean
    AuthorizationServerSettings authorizationServer(AccessSettings access) {
        return AuthorizationServerSettings.builder()
                .issuer(access.issuer().toString())
                .tokenEndpoint(ServerMetadata.TOKEN_PATH)
                .jwkSetEndpoint(ServerMetadata.KEYS_PATH)
                .build();
    }

    @Bean
    JwtGenerator tokenGenerator(JWKSource<SecurityContext> keys, AccessSettings access) {
        var generator = new JwtGenerator(new NimbusJwtEncoder(keys));
        generator.setJwtCustomizer(new TokenClaims(access.audience()));
        return generator;
    }

    /// The framework's own metadata cannot leave out endpoints that do not exist here.
    @Bean
    RouterFunction<ServerResponse> serverMetadata(AccessSettings access) {
        var metadata = ServerMetadata.of(access.issuer());
        return RouterFunctions.route()
                .GET(ServerMetadata.PATH, _ -> ServerResponse.ok().body(metadata))
                .build();
    }

    private static Optional<Holder> holder(InternalSettings settings, SecretCheck secrets) {
        return settings.clientId() == null || settings.clientSecret() == null
                ? Optional.empty()
                : Optional.of(
                        Holder.internal(
                                settings.clientId(),
                                secrets.encodeInMemory(settings.clientSecret())));
    }
}
