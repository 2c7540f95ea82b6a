package org.artstore.ingest.tus;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.resume.Checksum;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.zip.CRC32;

/// The checksum of the bytes of one request: `Upload-Checksum` of tus 1.0.0.
final class TusChecksum implements Checksum {

    /// In the order of preference.
    static final String ALGORITHMS = "sha256,sha1,md5,crc32";

    private static final Map<String, String> DIGESTS =
            Map.of("sha256", "SHA-256", "sha1", "SHA-1", "md5", "MD5");

    private final byte[] expected;
    private final Running running;

    private interface Running {
        void update(ByteBuffer bytes);

        byte[] value();
    }

    private TusChecksum(byte[] expected, Running running) {
        this.expected = expected;
        this.running = running;
    }

    /// The checksum that the header says, or null when there is none.
    ///
    /// @throws UploadRefused when it is malformed or of an unknown algorithm
    static @Nullable TusChecksum read(@Nullable String header) {
        if (header == null) {
            return null;
        }
        var parts = header.strip().split(" +", 2);
        try {
            var running = running(parts[0]);
            return new TusChecksum(
                    Base64.getDecoder().decode(parts.length < 2 ? "" : parts[1]), running);
        } catch (IllegalArgumentException | NoSuchAlgorithmException _) {
            throw new UploadRefused(new Refusal.MalformedHeader(TusHeaders.CHECKSUM));
        }
    }

    @Override
    public void update(DataBuffer buffer) {
        try (var bytes = buffer.readableByteBuffers()) {
            bytes.forEachRemaining(running::update);
        }
    }

    @Override
    public boolean matches() {
        return MessageDigest.isEqual(expected, running.value());
    }

    private static Running running(String algorithm) throws NoSuchAlgorithmException {
        return algorithm.equals("crc32")
                ? new Crc()
                : new Digest(
                        MessageDigest.getInstance(
                                DIGESTS.getOrDefault(algorithm, algorithm + "?")));
    }

    private record Digest(MessageDigest digest) implements Running {
        @Override
        public void update(ByteBuffer bytes) {
            digest.update(bytes);
        }

        @Override
        public byte[] value() {
            return digest.digest();
        }
    }

    private record Crc(CRC32 crc) implements Running {
        Crc() {
            this(new CRC32());
        }

        @Override
        public void update(ByteBuffer bytes) {
            crc.update(bytes);
        }

        @Override
        public byte[] value() {
            return ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
        }
    }
}
