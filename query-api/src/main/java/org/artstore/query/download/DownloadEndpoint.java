package org.artstore.query.download;

import org.artstore.query.archive.Archive;
import org.artstore.query.document.Documents;
import org.artstore.query.index.Copy;
import org.artstore.query.precondition.EntityTag;
import org.artstore.query.precondition.PreconditionFailed;
import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.access.Caller;
import org.artstore.starter.endpoint.RequiresScope;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.Optional;

/// Sends the bytes of a document. A HEAD is answered from what is known of them.
@RestController
@RequiresScope(Scopes.FILES_READ)
final class DownloadEndpoint {

    private final Documents documents;
    private final Archive archive;
    private final Sending sending;
    private final int mostRanges;

    DownloadEndpoint(Documents documents, Archive archive, Sending sending, int mostRanges) {
        this.documents = documents;
        this.archive = archive;
        this.sending = sending;
        this.mostRanges = mostRanges;
    }

    @GetMapping("/api/v1/files/{fileId}/download")
    Mono<Void> download(
            @PathVariable FileId fileId,
            @RequestParam(defaultValue = "false") boolean redirect,
            Caller caller,
            ServerWebExchange exchange) {
        return documents
                .find(fileId, caller.tenant())
                .flatMap(
                        document ->
                                archive.contains(document)
                                        ? archived(document, caller, exchange)
                                        : answer(document, redirect, exchange)
                                                .onErrorResume(
                                                        failure -> isOffline(failure, document),
                                                        _ -> archived(document, caller, exchange)));
    }

    /// The worker knows first that an element is archived, and that a restored copy has ended.
    private boolean isOffline(Throwable failure, Document document) {
        return failure instanceof DownloadRejected.Archived
                || (failure instanceof DownloadRejected.Gone
                        && !archive.source(document).equals(Copy.of(document)));
    }

    /// To look at it is not to ask for it.
    private Mono<Void> archived(Document document, Caller caller, ServerWebExchange exchange) {
        var response = exchange.getResponse();
        if (isHead(exchange.getRequest())) {
            response.setStatusCode(HttpStatus.ACCEPTED);
            return response.setComplete();
        }
        return archive.request(document, caller)
                .then(Mono.defer(() -> ArchivedAnswer.write(document, caller, response)));
    }

    private Mono<Void> answer(Document document, boolean redirect, ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var response = exchange.getResponse();
        var tag = new EntityTag(document.content().checksum().hex());
        return switch (tag.evaluate(request.getHeaders())) {
            case FAILED -> Mono.error(new PreconditionFailed());
            case NOT_MODIFIED -> notModified(response, tag);
            case GO_ON ->
                    Optional.of(document)
                            .filter(_ -> redirect)
                            .flatMap(linked -> sending.link(linked, response))
                            .orElseGet(
                                    () ->
                                            answer(
                                                    document,
                                                    selection(request, document, tag),
                                                    request,
                                                    response));
        };
    }

    private Mono<Void> answer(
            Document document,
            Selection selection,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        return switch (selection) {
            case Selection.Beyond(long size) ->
                    Mono.error(new DownloadRejected.RangeNotSatisfiable(size));
            case Selection.Parts parts -> sending.send(document, parts, response);
            case Selection.Bytes bytes when isHead(request) -> {
                DownloadHeaders.describe(response, document, bytes);
                yield response.setComplete();
            }
            case Selection.Bytes bytes -> sending.send(document, bytes, response);
        };
    }

    /// `Range` has a meaning for GET only (RFC 9110, 14.2).
    private Selection selection(ServerHttpRequest request, Document document, EntityTag tag) {
        var headers = request.getHeaders();
        var ranges = headers.getOrEmpty(HttpHeaders.RANGE);
        boolean heeded = !isHead(request) && ranges.size() == 1 && tag.allowsRange(headers);
        return new RangeHeader(document.content().fileSize(), mostRanges)
                .select(heeded ? ranges.getFirst() : null);
    }

    private static Mono<Void> notModified(ServerHttpResponse response, EntityTag tag) {
        response.setStatusCode(HttpStatus.NOT_MODIFIED);
        response.getHeaders().setETag(tag.toString());
        return response.setComplete();
    }

    private static boolean isHead(ServerHttpRequest request) {
        return request.getMethod().equals(HttpMethod.HEAD);
    }
}
