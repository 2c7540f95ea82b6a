package org.artstore.ingest.upload;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.file.FileEvent.UploadRejected.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;

import java.security.MessageDigest;
import java.util.Optional;

/// Whether the bytes are those that the client declared, for uploads of which that has to be known
/// before the seal: what is secured must not be rejected later. All others are checked where they
/// are stored.
final class ContentCheck {

    private final @Nullable MessageDigest digest;

    ContentCheck(boolean isNeeded) {
        this.digest = isNeeded ? Sha256.newDigest() : null;
    }

    /// Takes the readable bytes into account and leaves them readable.
    void update(DataBuffer buffer) {
        if (digest != null) {
            try (var pieces = buffer.readableByteBuffers()) {
                pieces.forEachRemaining(digest::update);
            }
        }
    }

    /// @throws UploadRefused when they differ
    void require(Optional<Sha256> declared) {
        if (digest != null && declared.isPresent()) {
            var found = Sha256.ofDigest(digest.digest());
            if (!found.equals(declared.get())) {
                throw new UploadRefused(new Refusal.BytesDiffer(Reason.DIGEST_MISMATCH));
            }
        }
    }
}
