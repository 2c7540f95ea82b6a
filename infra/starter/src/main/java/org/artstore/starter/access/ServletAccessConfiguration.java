package org.artstore.starter.access;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;

import org.artstore.starter.problem.ServletProblems;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.util.List;

/// Wires the check of tokens into a servlet service. A service that is the issuer itself has a key
/// source as a bean, which is asked instead of the issuer's URL.
@AutoConfiguration(
        before = {
            ServletWebSecurityAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(AccessSettings.class)
class ServletAccessConfiguration {

    private static final int AFTER_THE_SERVICES_OWN = 1000;

    @Bean
    JwtDecoder jwtDecoder(
            ObjectProvider<JWKSource<SecurityContext>> ownKeys,
            ObjectProvider<IssuerKeys> issuerKeys,
            AccessSettings settings) {
        var source = ownKeys.getIfAvailable(() -> new IssuerKeySource(issuerKeys.getObject()));
        var decoder =
                NimbusJwtDecoder.withJwkSource(source)
                        .jwsAlgorithm(SignatureAlgorithm.RS256)
                        .build();
        decoder.setJwtValidator(Tokens.rules(settings));
        return decoder;
    }

    @Bean
    IssuerKeys issuerKeys(AccessSettings settings) {
        return new IssuerKeys(settings);
    }

    @Bean
    @Order(AFTER_THE_SERVICES_OWN)
    SecurityFilterChain tokenNeeded(
            HttpSecurity http, JwtDecoder decoder, ServletProblems problems) {
        return http.securityMatcher(notOpen())
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(any -> any.anyRequest().authenticated())
                .oauth2ResourceServer(
                        server ->
                                server.jwt(
                                                jwt ->
                                                        jwt.decoder(decoder)
                                                                .jwtAuthenticationConverter(
                                                                        Tokens::accepted))
                                        .authenticationEntryPoint(refusing(problems)))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(refusing(problems)))
                .build();
    }

    private static RequestMatcher notOpen() {
        var open =
                OpenPaths.PATTERNS.stream()
                        .map(PathPatternRequestMatcher::pathPattern)
                        .map(RequestMatcher.class::cast)
                        .toList();
        var error = PathPatternRequestMatcher.pathPattern("/error");
        return new NegatedRequestMatcher(new OrRequestMatcher(new OrRequestMatcher(open), error));
    }

    private static AuthenticationEntryPoint refusing(ServletProblems problems) {
        return (request, response, error) ->
                problems.write(request, response, AccessProblems.unauthorized(error));
    }

    /// Makes the caller known to the endpoints.
    @Configuration(proxyBeanMethods = false)
    static class Arguments implements WebMvcConfigurer {

        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(new ServletCallerArgument());
        }
    }
}
