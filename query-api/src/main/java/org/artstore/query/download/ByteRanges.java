package org.artstore.query.download;

import org.artstore.query.download.Selection.Part;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Several parts of a document in one answer: `multipart/byteranges` (RFC 9110, 14.6).
final class ByteRanges {

    private final List<Part> parts;
    private final String contentType;
    private final String boundary;

    /// @param contentType of the document
    ByteRanges(Selection.Parts selection, String contentType) {
        this.parts = selection.parts();
        this.contentType = contentType;
        this.boundary = UUID.randomUUID().toString();
    }

    /// Of the whole body.
    long length() {
        return end().length
                + parts.stream().mapToLong(it -> heading(it).length + it.length()).sum();
    }

    void describe(HttpHeaders headers) {
        headers.setContentLength(length());
        headers.set(HttpHeaders.CONTENT_TYPE, "multipart/byteranges; boundary=" + boundary);
    }

    /// The body, once its first part has been opened; each further one is opened when those before
    /// it have been sent.
    Mono<Flux<DataBuffer>> open(
            Function<Part, Mono<Flux<DataBuffer>>> content, DataBufferFactory buffers) {
        var first = parts.getFirst();
        var others = parts.subList(1, parts.size());
        return content.apply(first)
                .map(
                        bytes ->
                                Flux.concat(
                                        headed(first, bytes, buffers),
                                        Flux.fromIterable(others)
                                                .concatMap(it -> opened(it, content, buffers), 0),
                                        Mono.fromSupplier(() -> buffers.wrap(end()))));
    }

    private Flux<DataBuffer> opened(
            Part part, Function<Part, Mono<Flux<DataBuffer>>> content, DataBufferFactory buffers) {
        return content.apply(part).flatMapMany(bytes -> headed(part, bytes, buffers));
    }

    /// There is no heading without bytes: before the first ones nothing of the answer is fixed.
    private Flux<DataBuffer> headed(Part part, Flux<DataBuffer> bytes, DataBufferFactory buffers) {
        return bytes.switchOnFirst(
                (first, all) ->
                        first.hasValue() ? all.startWith(buffers.wrap(heading(part))) : all);
    }

    private byte[] heading(Part part) {
        return ascii(
                "\r\n--%s\r\nContent-Type: %s\r\nContent-Range: %s\r\n\r\n"
                        .formatted(boundary, contentType, part.contentRange()));
    }

    private byte[] end() {
        return ascii("\r\n--" + boundary + "--\r\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
