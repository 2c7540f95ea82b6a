package org.artstore.ingest.coding;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.Locale;
import java.util.function.Function;

/// The content codings in which a document may come.
public final class ContentCodings {

    private static final String ACCEPTED = "gzip, zstd, identity";

    private final int mostExpansion;
    private final long free;

    ContentCodings(int mostExpansion, long free) {
        this.mostExpansion = mostExpansion;
        this.free = free;
    }

    /// Whether the body is the document as it is.
    public static boolean isPlain(HttpHeaders headers) {
        return coding(headers).equals("identity");
    }

    /// A way for the pieces of a body into `taken`, which takes each over and completes when more
    /// may come.
    ///
    /// @throws UploadRefused when the coding is not known here, or there are several
    public CodedBody body(HttpHeaders headers, Function<DataBuffer, Mono<Void>> taken) {
        return isPlain(headers)
                ? new CodedBody.Plain(taken)
                : new DecodedBody(decoder(headers), expansion(), taken);
    }

    /// The body as it was before it was coded. Fails with [UploadRefused] when the coding is not
    /// known here, or there are several.
    public Flux<DataBuffer> undone(HttpHeaders headers, Flux<DataBuffer> body) {
        return isPlain(headers)
                ? body
                : Flux.using(
                        () -> new DecodedBody(decoder(headers), expansion(), _ -> Mono.empty()),
                        decoded ->
                                body.concatMap(decoded::pieces, 0)
                                        .concatWith(decoded.finish().then(Mono.empty())),
                        DecodedBody::close);
    }

    private static Decoder decoder(HttpHeaders headers) {
        return switch (coding(headers)) {
            case "gzip", "x-gzip" -> new GzipDecoder();
            case "zstd" -> new ZstdDecoder();
            default -> throw new UploadRefused(new Refusal.ContentCoded(ACCEPTED));
        };
    }

    private Expansion expansion() {
        return new Expansion(mostExpansion, free);
    }

    private static String coding(HttpHeaders headers) {
        var said = String.join(",", headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING)).strip();
        return said.isEmpty() ? "identity" : said.toLowerCase(Locale.ROOT);
    }
}
