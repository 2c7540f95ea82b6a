package org.artstore.auth.key;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.time.InstantSource;
import java.util.List;

/// Wires the keys: they sign, they verify the tokens of our own endpoints, and their public halves
/// are published.
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    @Bean
    JWKSource<SecurityContext> signingKeys(
            JdbcClient jdbc, TransactionOperations transactions, InstantSource clock) {
        var keys = new SigningKeyStore(jdbc, transactions, clock).keys();
        return new ImmutableJWKSet<>(new JWKSet(List.<JWK>copyOf(keys)));
    }
}
