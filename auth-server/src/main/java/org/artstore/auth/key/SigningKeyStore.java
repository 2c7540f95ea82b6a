package org.artstore.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;

/// Keeps the signing keys in the database.
final class SigningKeyStore {

    private static final int BITS = 2048;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    SigningKeyStore(JdbcClient jdbc, TransactionOperations transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// All keys, the one that signs first. The first call in the life of the database makes one;
    /// whoever calls at the same time waits for it and gets the same.
    List<RSAKey> keys() {
        return transactions.execute(
                _ -> {
                    jdbc.sql("lock table signing_key in share row exclusive mode").update();
                    if (stored().isEmpty()) {
                        insert(generated());
                    }
                    return stored();
                });
    }

    private List<RSAKey> stored() {
        return jdbc.sql("select private_key from signing_key order by created_at desc, kid")
                .query(SigningKeyStore::key)
                .list();
    }

    private void insert(RSAKey key) {
        try {
            jdbc.sql(
                            """
                            insert into signing_key (kid, private_key, created_at)
                            values (:kid, :private_key, :created_at)
                            """)
                    .param("kid", key.getKeyID())
                    .param("private_key", key.toPrivateKey().getEncoded())
                    .param("created_at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RSAKey generated() {
        try {
            return new RSAKeyGenerator(BITS).keyIDFromThumbprint(true).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RSAKey key(ResultSet row, int number) throws SQLException {
        try {
            var factory = KeyFactory.getInstance("RSA");
            var encoded = new PKCS8EncodedKeySpec(row.getBytes("private_key"));
            var secret = (RSAPrivateCrtKey) factory.generatePrivate(encoded);
            var open = new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent());
            var builder =
                    new RSAKey.Builder(
                            (java.security.interfaces.RSAPublicKey) factory.generatePublic(open));
            return builder.privateKey(secret)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint()
                    .build();
        } catch (GeneralSecurityException | JOSEException damaged) {
            throw new IllegalStateException("a signing key cannot be read", damaged);
        }
    }
}
