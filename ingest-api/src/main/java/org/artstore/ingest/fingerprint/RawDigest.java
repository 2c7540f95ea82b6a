package org.artstore.ingest.fingerprint;

import org.artstore.schemas.document.Sha256;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/// The SHA-256 of a body as it is.
final class RawDigest implements BodyDigest<DataBuffer> {

    private final RunningDigest digest = new RunningDigest();

    @Override
    public void update(DataBuffer piece) {
        digest.update(piece);
    }

    @Override
    public Sha256 soFar() {
        return digest.soFar();
    }

    @Override
    public void release(DataBuffer piece) {
        DataBufferUtils.release(piece);
    }

    @Override
    public long bytes() {
        return digest.bytes();
    }
}
