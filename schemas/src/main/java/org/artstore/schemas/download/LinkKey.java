package org.artstore.schemas.download;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// With what links are signed: HMAC-SHA256 (RFC 2104). Both sides derive the key from a secret that
/// they share, for this purpose only.
public final class LinkKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "artstore content links, 1";
    private static final int SHORTEST = 32;

    private final SecretKeySpec key;

    private LinkKey(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /// Derives the key.
    ///
    /// @throws IllegalArgumentException when the secret has fewer than 32 characters
    public static LinkKey of(String secret) {
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException("a secret for links has 32 characters or more");
        }
        return new LinkKey(new LinkKey(bytes(secret)).mac(PURPOSE));
    }

    byte[] mac(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, e);
        }
    }

    /// In a time that tells nothing of the right one.
    boolean isMacOf(String text, byte[] mac) {
        return MessageDigest.isEqual(mac(text), mac);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "LinkKey";
    }
}
