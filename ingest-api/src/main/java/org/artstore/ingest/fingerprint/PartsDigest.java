package org.artstore.ingest.fingerprint;

import org.artstore.ingest.part.PartPiece;
import org.artstore.schemas.document.Sha256;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;

import java.util.List;

/// The digest of a body of parts: over what each is called, what it is, and the SHA-256 of its
/// content, in their order. The boundary between them does not matter.
final class PartsDigest implements BodyDigest<PartPiece> {

    private static final List<String> HEADERS =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_ENCODING, "Repr-Digest");

    private final RunningDigest all = new RunningDigest();
    private RunningDigest content = new RunningDigest();
    private long bytes;

    @Override
    public void update(PartPiece piece) {
        bytes += piece.content().readableByteCount();
        content.update(piece.content());
        if (piece.isLast()) {
            head(piece.headers());
            all.update(content.soFar().hex());
            content = new RunningDigest();
        }
    }

    /// Of the parts that are complete.
    @Override
    public Sha256 soFar() {
        return all.soFar();
    }

    @Override
    public void release(PartPiece piece) {
        DataBufferUtils.release(piece.content());
    }

    @Override
    public long bytes() {
        return bytes;
    }

    private void head(HttpHeaders headers) {
        var disposition = headers.getContentDisposition();
        all.update(String.valueOf(disposition.getName()));
        all.update(String.valueOf(disposition.getFilename()));
        HEADERS.forEach(name -> all.update(String.join(",", headers.getOrEmpty(name))));
    }
}
