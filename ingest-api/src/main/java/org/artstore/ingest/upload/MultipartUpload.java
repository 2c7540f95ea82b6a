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
        boolean isFile = FILE.equals(event.headers().getContentDisposition().getName());
        try {
            if (begins) {
                begin(event);
            }
            if (!isFile) {
                addMetadata(event);
            }
        } catch (RuntimeException refused) {
            DataBufferUtils.release(event.content());
            return Mono.error(refused);
        }
        return isFile ? upload.accept(event.content()) : released(event);
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

    private void begin(PartEvent event) {
        switch (event.headers().getContentDisposition().getName()) {
            case FILE -> {
                requireFirst(file, FILE);
                if (event instanceof FormPartEvent) {
                    throw wrong("The part 'file' needs a filename or a Content-Type.");
                }
                beginFile(event.headers());
            }
            case METADATA -> requireFirst(metadata, METADATA);
            case null, default -> throw wrong("Only 'file' and 'metadata' are parts.");
        }
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

    private void addMetadata(PartEvent event) {
        text.add(event.content());
        if (event.isLast()) {
            metadata = MetadataPart.read(text.bytes());
            if (file != null) {
                describe(file);
            }
        }
    }

    private static Mono<Void> released(PartEvent event) {
        DataBufferUtils.release(event.content());
        return Mono.empty();
    }

    private static void requireFirst(@Nullable Record seen, String name) {
        if (seen != null) {
            throw wrong("There is more than one part '" + name + "'.");
        }
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
