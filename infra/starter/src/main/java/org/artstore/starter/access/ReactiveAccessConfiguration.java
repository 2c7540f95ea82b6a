package org.artstore.starter.access;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;

import org.artstore.starter.problem.ReactiveProblems;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.stream.Stream;

/// Wires the check of tokens into a reactive service.
@AutoConfiguration(
        before = {
            ReactiveWebSecurityAutoConfiguration.class,
            ReactiveUserDetailsServiceAutoConfiguration.class
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@EnableConfigurationProperties(AccessSettings.class)
class ReactiveAccessConfiguration implements WebFluxConfigurer {

    @Bean
    IssuerKeys issuerKeys(AccessSettings settings) {
        return new IssuerKeys(settings);
    }

    @Bean
    ReactiveJwtDecoder jwtDecoder(IssuerKeys keys, AccessSettings settings) {
        var decoder =
                NimbusReactiveJwtDecoder.withJwkSource(
                                token -> Flux.defer(() -> keysFor(token, keys)))
                        .jwsAlgorithm(SignatureAlgorithm.RS256)
                        .build();
        decoder.setJwtValidator(Tokens.rules(settings));
        return new CheckedTokens(token -> checked(decoder, token), keys::trusted);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityWebFilterChain noTokenNeeded(ServerHttpSecurity http, ObjectProvider<OpenPath> more) {
        var open =
                Stream.concat(OpenPaths.PATTERNS.stream(), more.stream().map(OpenPath::pattern))
                        .toArray(String[]::new);
        return stateless(http)
                .securityMatcher(ServerWebExchangeMatchers.pathMatchers(open))
                .authorizeExchange(any -> any.anyExchange().permitAll())
                .build();
    }

    @Bean
    SecurityWebFilterChain tokenNeeded(
            ServerHttpSecurity http, ReactiveJwtDecoder decoder, ReactiveProblems problems) {
        return stateless(http)
                .authorizeExchange(any -> any.anyExchange().authenticated())
                .oauth2ResourceServer(
                        server ->
                                server.jwt(jwt -> accepting(jwt, decoder))
                                        .authenticationEntryPoint(refusing(problems)))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(refusing(problems)))
                .build();
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(new ReactiveCallerArgument());
    }

    private static ServerHttpSecurity stateless(ServerHttpSecurity http) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance());
    }

    private static Mono<Jwt> checked(ReactiveJwtDecoder decoder, String token) {
        return decoder.decode(token)
                .onErrorMap(
                        error -> error.getCause() instanceof KeysUnavailable,
                        away ->
                                new AuthenticationServiceException(
                                        "tokens cannot be checked", away));
    }

    private static Flux<JWK> keysFor(SignedJWT token, IssuerKeys keys) {
        var keyId = token.getHeader().getKeyID();
        return keyId == null
                ? Flux.empty()
                : Mono.fromFuture(keys.withId(keyId), true).flatMapIterable(found -> found);
    }

    private static void accepting(
            ServerHttpSecurity.OAuth2ResourceServerSpec.JwtSpec jwt, ReactiveJwtDecoder decoder) {
        jwt.jwtDecoder(decoder)
                .jwtAuthenticationConverter(
                        token -> Mono.fromSupplier(() -> Tokens.accepted(token)));
    }

    private static ServerAuthenticationEntryPoint refusing(ReactiveProblems problems) {
        return (exchange, error) -> problems.write(exchange, AccessProblems.unauthorized(error));
    }
}
