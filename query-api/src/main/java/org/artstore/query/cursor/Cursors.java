package org.artstore.query.cursor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Seals places of lists into cursors and opens them again. A cursor is a format number, the digest
/// of the list that it is of, the place, and an HMAC over these.
public final class Cursors {

    private static final byte FORMAT = 1;
    private static final int DIGEST = 16;
    private static final String HMAC = "HmacSHA256";
    private static final String PURPOSE = "artstore.cursor.1";

    private final SecretKeySpec key;

    Cursors(String secret) {
        var from = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC);
        this.key = new SecretKeySpec(hmac(from, PURPOSE.getBytes(StandardCharsets.UTF_8)), HMAC);
    }

    /// The cursor for a place of a list.
    ///
    /// @param list what decides on the list and its order, with the tenant
    public String seal(String list, byte[] place) {
        var content =
                ByteBuffer.allocate(1 + DIGEST + place.length)
                        .put(FORMAT)
                        .put(digest(list))
                        .put(place)
                        .array();
        var sealed =
                ByteBuffer.allocate(content.length + DIGEST).put(content).put(mac(content)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /// The place that was sealed.
    ///
    /// @throws CursorRejected when it was not, or for another list
    public byte[] open(String list, String cursor) {
        var sealed = decoded(cursor);
        int end = sealed.length - DIGEST;
        if (end < 1 + DIGEST || sealed[0] != FORMAT) {
            throw new CursorRejected.NotOurs();
        }
        var content = Arrays.copyOf(sealed, end);
        if (!MessageDigest.isEqual(mac(content), Arrays.copyOfRange(sealed, end, sealed.length))) {
            throw new CursorRejected.NotOurs();
        }
        if (!MessageDigest.isEqual(digest(list), Arrays.copyOfRange(content, 1, 1 + DIGEST))) {
            throw new CursorRejected.OfAnother();
        }
        return Arrays.copyOfRange(content, 1 + DIGEST, end);
    }

    /// One cursor has one spelling.
    private static byte[] decoded(String cursor) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(cursor)) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            throw new CursorRejected.NotOurs();
        }
        throw new CursorRejected.NotOurs();
    }

    private byte[] mac(byte[] content) {
        return Arrays.copyOf(hmac(key, content), DIGEST);
    }

    private static byte[] hmac(SecretKeySpec key, byte[] content) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
        }
    }

    private static byte[] digest(String list) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return Arrays.copyOf(digest.digest(list.getBytes(StandardCharsets.UTF_8)), DIGEST);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
