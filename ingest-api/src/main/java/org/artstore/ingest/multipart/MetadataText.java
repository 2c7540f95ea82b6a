package org.artstore.ingest.multipart;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.springframework.core.io.buffer.DataBuffer;

import java.io.ByteArrayOutputStream;

/// The bytes of the part `metadata`, of which there are never many.
final class MetadataText {

    private final int limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    MetadataText(int limit) {
        this.limit = limit;
    }

    /// Copies the buffer, which stays its owner's.
    ///
    /// @throws UploadRefused when there are too many
    void add(DataBuffer buffer) {
        if (bytes.size() + buffer.readableByteCount() > limit) {
            throw new UploadRefused(new Refusal.AttributesTooLarge(limit));
        }
        var copy = new byte[buffer.readableByteCount()];
        buffer.read(copy);
        bytes.writeBytes(copy);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
