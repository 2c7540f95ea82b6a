package org.artstore.ingest.restore;

import org.artstore.ingest.outcome.Sealing;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.upload.Upload;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Sha256;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

import reactor.core.publisher.Mono;

import java.security.MessageDigest;

/// The bytes of one archived document on their way to a copy. They are compared before they are
/// sealed, so that others are not even told; where they are stored they are compared again.
final class Restoration {

    private final Document document;
    private final Upload upload;
    private final MessageDigest digest = Sha256.newDigest();
    private long received;

    Restoration(Document document, Upload upload) {
        this.document = document;
        this.upload = upload;
    }

    Document document() {
        return document;
    }

    /// Takes the buffer over; completes when more may come.
    Mono<Void> accept(DataBuffer buffer) {
        received += buffer.readableByteCount();
        if (received > length()) {
            DataBufferUtils.release(buffer);
            return Mono.error(otherLength());
        }
        try (var pieces = buffer.readableByteBuffers()) {
            pieces.forEachRemaining(digest::update);
        }
        return upload.accept(buffer);
    }

    /// Ends the bytes, if they are those of the document.
    Mono<Sealing> seal() {
        if (received != length()) {
            return Mono.error(otherLength());
        }
        return Sha256.ofDigest(digest.digest()).equals(document.content().checksum())
                ? upload.seal()
                : Mono.error(new UploadRefused(new Refusal.BytesOfAnother()));
    }

    /// Gives back everything. What is not sealed by now never will be.
    void end() {
        upload.end();
    }

    private long length() {
        return document.content().fileSize();
    }

    private UploadRefused otherLength() {
        return new UploadRefused(new Refusal.LengthOfAnother(length()));
    }
}
