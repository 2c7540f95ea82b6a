package org.artstore.auth.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Compares secrets with their bcrypt hashes, which is slow on purpose, and remembers for a while
/// which pairs have matched: not the secret, but a hash of both under a key that only this process
/// has. An account's new secret has a new bcrypt hash, so nothing old matches it.
final class SecretCheck implements PasswordEncoder {

    private static final int COST = 12;
    private static final int LONGEST_SECRET = 72;
    private static final int MOST_REMEMBERED = 10_000;
    private static final String ALGORITHM = "HmacSHA256";
    private static final String IN_MEMORY = "{memory}";

    private final PasswordEncoder bcrypt;
    private final SecretKeySpec key = randomKey();
    private final Cache<String, Boolean> matched;

    SecretCheck(Duration remembered) {
        this(new BCryptPasswordEncoder(COST), remembered);
    }

    SecretCheck(PasswordEncoder bcrypt, Duration remembered) {
        this.bcrypt = bcrypt;
        this.matched =
                Caffeine.newBuilder()
                        .expireAfterWrite(remembered)
                        .maximumSize(MOST_REMEMBERED)
                        .build();
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return bcrypt.encode(secret);
    }

    /// What stands for a secret that this process was told in its settings, and that is stored
    /// nowhere.
    String encodeInMemory(String secret) {
        return IN_MEMORY + keyed(secret, IN_MEMORY);
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String encoded) {
        if (secret == null || encoded == null) {
            return false;
        }
        var text = secret.toString();
        if (encoded.startsWith(IN_MEMORY)) {
            return equal(encodeInMemory(text), encoded);
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_SECRET) {
            return false;
        }
        return isRemembered(text, encoded);
    }

    private boolean isRemembered(String secret, String encoded) {
        var pair = keyed(secret, encoded);
        if (matched.getIfPresent(pair) != null) {
            return true;
        }
        if (bcrypt.matches(secret, encoded)) {
            matched.put(pair, true);
            return true;
        }
        return false;
    }

    private String keyed(String secret, String context) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(context.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            mac.update(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static SecretKeySpec randomKey() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, ALGORITHM);
    }
}
