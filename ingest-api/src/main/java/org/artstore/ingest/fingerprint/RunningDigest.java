package org.artstore.ingest.fingerprint;

import org.artstore.schemas.document.Sha256;
import org.springframework.core.io.buffer.DataBuffer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A SHA-256 that can be asked for on the way.
final class RunningDigest {

    private final MessageDigest digest = Sha256.newDigest();
    private long bytes;

    /// Takes the readable bytes into account and leaves them readable.
    void update(DataBuffer buffer) {
        bytes += buffer.readableByteCount();
        try (var pieces = buffer.readableByteBuffers()) {
            pieces.forEachRemaining(digest::update);
        }
    }

    /// Takes the text into account, with its length, so that no two texts can be taken for others.
    void update(String text) {
        var encoded = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, encoded.length));
        digest.update(encoded);
    }

    long bytes() {
        return bytes;
    }

    Sha256 soFar() {
        try {
            return Sha256.ofDigest(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's own SHA-256 can be cloned", e);
        }
    }
}
