package org.artstore.ingest.upload;

import org.artstore.ingest.description.ContentTypes;
import org.artstore.ingest.description.MetadataPart;
import org.artstore.ingest.outcome.Sealing;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;

import reactor.core.publisher.Mono;

import java.util.OptionalLong;

/// One upload as `multipart/form-data` (RFC 7578): the parts `file` and `metadata`, in any order,
/// each once, the second optional.
final class MultipartUpload {

    private static final String FILE = "file";
    private static final String METADATA = "metadata";

    /// The name of a document whose name is not known before its bytes.
    private static final String NAMELESS = "file";

    private final Upload upload;
    private final OptionalLong atMost;
    private final MetadataText text;
    private @Nullable MetadataPart metadata;
    private @Nullable FileHead file;
    private boolean betweenParts = true;

    /// What the headers of the part `file` say.
    private record FileHead(String name, String contentType) {}

    /// @param atMost how long the file can be, at most
    MultipartUpload(Upload upload, OptionalLong atMost, int maxMetadataSize) {
        this.upload = upload;
        this.atMost = atMost;
        this.text = new MetadataText(maxMetadataSize);
    }

    /// Takes the event's bytes over; completes when more may come.
    Mono<Void> accept(PartEvent event) {
        boolean begins = betweenParts;
        betweenParts = event.isLast();
        try {
            return switch (event.headers().getContentDisposition().getName()) {
                case FILE -> acceptFile(event, begins);
                case METADATA -> acceptMetadata(event, begins);
                case null, default -> throw wrong("Only 'file' and 'metadata' are parts.");
            };
        } catch (RuntimeException refused) {
            DataBufferUtils.release(event.content());
            return Mono.error(refused);
        }
    }

    /// Ends the parts.
    Mono<Sealing> seal() {
        if (file == null) {
            return Mono.error(wrong("The part 'file' is missing."));
        }
        if (file.name().isBlank() && (metadata == null || metadata.filename() == null)) {
            return Mono.error(
                    new UploadRefused(new Refusal.NotAllowed("/filename", "must not be blank")));
        }
        return upload.seal();
    }

    void end() {
        upload.end();
    }

    private Mono<Void> acceptFile(PartEvent event, boolean begins) {
        if (begins) {
            if (file != null) {
                throw wrong("There is more than one part 'file'.");
            }
            if (event instanceof FormPartEvent) {
                throw wrong("The part 'file' needs a filename or a Content-Type.");
            }
            beginFile(event.headers());
        }
        return upload.accept(event.content());
    }

    private void beginFile(HttpHeaders headers) {
        Headers.requireNoCoding(headers);
        var type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        if (type != null && !ContentTypes.isValid(type)) {
            throw new UploadRefused(new Refusal.MalformedHeader(HttpHeaders.CONTENT_TYPE));
        }
        var name = headers.getContentDisposition().getFilename();
        file = new FileHead(name == null ? "" : name, ContentTypes.orUnknown(type));
        ReprDigest.read(headers.getOrEmpty(ReprDigest.NAME)).ifPresent(upload::expect);
        describe(file);
        if (metadata != null) {
            upload.reserve(atMost);
        }
    }

    private Mono<Void> acceptMetadata(PartEvent event, boolean begins) {
        if (begins && metadata != null) {
            throw wrong("There is more than one part 'metadata'.");
        }
        text.add(event.content());
        DataBufferUtils.release(event.content());
        if (event.isLast()) {
            metadata = MetadataPart.read(text.bytes());
            if (file != null) {
                describe(file);
            }
        }
        return Mono.empty();
    }

    private void describe(FileHead head) {
        var said = metadata == null ? MetadataPart.NONE : metadata;
        var name = head.name().isBlank() ? NAMELESS : head.name();
        upload.describe(said.describing(name, head.contentType()));
    }

    private static UploadRefused wrong(String detail) {
        return new UploadRefused(new Refusal.WrongParts(detail));
    }
}
