package org.artstore.query.download;

import org.artstore.query.archive.Archive;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.id.TenantId;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.net.URI;
import java.util.Optional;

/// Answers with bytes, or says where they are. Nothing of an answer is fixed before a worker has
/// begun to send; from then on it is sent to its end, or the connection is cut.
final class Sending {

    private final AnyCopy content;
    private final Archive archive;
    private final Links links;
    private final DownloadMeters meters;

    private record Expected(TenantId reader, long length) {}

    Sending(AnyCopy content, Archive archive, Links links, DownloadMeters meters) {
        this.content = content;
        this.archive = archive;
        this.links = links;
        this.meters = meters;
    }

    /// Answers with a link to the worker, if one can be made: it is for this caller, who must not
    /// keep it.
    Optional<Mono<Void>> link(Document document, ServerHttpResponse response) {
        return links.to(document, archive.source(document))
                .map(link -> Mono.defer(() -> linked(document, link, response)));
    }

    private Mono<Void> linked(Document document, URI link, ServerHttpResponse response) {
        meters.linked(document.tenant());
        response.setStatusCode(HttpStatus.TEMPORARY_REDIRECT);
        response.getHeaders().setLocation(link);
        response.getHeaders().setCacheControl("no-store");
        return response.setComplete();
    }

    Mono<Void> send(Document document, Selection.Bytes selection, ServerHttpResponse response) {
        var opened = content.open(document, archive.source(document), selection);
        return sent(
                opened,
                new Expected(document.tenant(), selection.length()),
                response,
                () -> DownloadHeaders.describe(response, document, selection));
    }

    Mono<Void> send(Document document, Selection.Parts parts, ServerHttpResponse response) {
        var source = archive.source(document);
        var ranges = new ByteRanges(parts, document.content().contentType());
        var opened =
                ranges.open(part -> content.open(document, source, part), response.bufferFactory());
        return sent(
                opened,
                new Expected(document.tenant(), ranges.length()),
                response,
                () -> DownloadHeaders.describe(response, document, ranges));
    }

    private Mono<Void> sent(
            Mono<Flux<DataBuffer>> opened,
            Expected expected,
            ServerHttpResponse response,
            Runnable describe) {
        return opened.flatMap(
                        bytes -> {
                            describe.run();
                            return response.writeWith(
                                    meters.counted(bytes, expected.length(), expected.reader()));
                        })
                .doOnError(_ -> DownloadHeaders.withdraw(response));
    }
}
