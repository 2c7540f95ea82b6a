package org.artstore.ingest.part;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reads bodies of parts.
public final class Parts {

    private static final String BOUNDARY = "boundary";

    private Parts() {}

    /// The pieces of all parts, in their order; one buffer of the body is asked for when those of
    /// the one before have been taken. Fails with [UploadRefused] when the body is malformed or
    /// ends too early; what comes behind the last part is passed over.
    ///
    /// @param headers of the request
    public static Flux<PartPiece> of(HttpHeaders headers, Flux<DataBuffer> body) {
        return Flux.defer(
                () -> {
                    var parser = new PartParser(boundary(headers));
                    return body.concatMap(buffer -> pieces(parser, buffer), 0)
                            .concatWith(Mono.fromRunnable(parser::finish))
                            .doOnDiscard(DataBuffer.class, DataBufferUtils::release);
                });
    }

    private static Flux<PartPiece> pieces(PartParser parser, DataBuffer buffer) {
        return Flux.fromIterable(parser.parse(buffer));
    }

    private static String boundary(HttpHeaders headers) {
        try {
            var type = headers.getContentType();
            var boundary = type == null ? null : type.getParameter(BOUNDARY);
            if (boundary == null || boundary.isEmpty()) {
                throw malformed();
            }
            return unquoted(boundary);
        } catch (InvalidMediaTypeException _) {
            throw malformed();
        }
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    static UploadRefused malformed() {
        return new UploadRefused(new Refusal.MalformedParts());
    }
}
