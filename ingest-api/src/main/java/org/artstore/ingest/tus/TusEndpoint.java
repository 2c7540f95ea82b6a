package org.artstore.ingest.tus;

import org.artstore.ingest.idempotency.Idempotency;
import org.artstore.ingest.idempotency.Idempotency.Sent;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.register.UploadStatus;
import org.artstore.ingest.register.UploadStatus.Cancelled;
import org.artstore.ingest.register.UploadStatus.Open;
import org.artstore.ingest.resume.Resumption;
import org.artstore.schemas.account.Scopes;
import org.artstore.starter.access.Caller;
import org.artstore.starter.endpoint.RequiresScope;
import org.artstore.starter.request.RequestContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import reactor.core.publisher.Mono;

import java.time.Clock;

/// Takes resumable uploads from clients of tus 1.0.0.
@RestController
@RequiresScope(Scopes.FILES_WRITE)
@RequestMapping(path = "/api/v1/uploads", headers = TusHeaders.RESUMABLE)
final class TusEndpoint {

    private static final String ONE = "/{fileId}";

    private final Resumption resumption;
    private final TusCreation creation;
    private final TusAppends appends;
    private final Idempotency idempotency;
    private final Clock clock = Clock.systemUTC();

    TusEndpoint(
            Resumption resumption,
            TusCreation creation,
            TusAppends appends,
            Idempotency idempotency) {
        this.resumption = resumption;
        this.creation = creation;
        this.appends = appends;
        this.idempotency = idempotency;
    }

    /// Creates an upload, perhaps with its first bytes.
    @PostMapping
    Mono<ResponseEntity<Object>> create(
            ServerHttpRequest request,
            ServerHttpResponse response,
            Caller caller,
            RequestContext context) {
        greeted(request, response);
        var sent = new Sent(request, caller, context, resumption.maxFileSize());
        return idempotency.once(sent, attempt -> creation.create(sent, attempt));
    }

    /// How far an upload has come. Whoever appends to it at that moment loses it, for otherwise the
    /// offset could be told while it grows; `GET` looks without touching.
    @RequestMapping(path = ONE, method = RequestMethod.HEAD)
    Mono<ResponseEntity<Void>> head(
            @PathVariable("fileId") String fileId,
            ServerHttpRequest request,
            ServerHttpResponse response,
            Caller caller,
            RequestContext context) {
        greeted(request, response);
        var traceparent = context.traceParent().value();
        return resumption
                .standstill(Resumption.named(fileId), caller, traceparent)
                .flatMap(status -> resumption.secured(status, traceparent))
                .map(this::standing);
    }

    /// Appends bytes.
    @PatchMapping(path = ONE)
    Mono<ResponseEntity<Void>> patch(
            @PathVariable("fileId") String fileId,
            ServerHttpRequest request,
            ServerHttpResponse response,
            Caller caller,
            RequestContext context) {
        var headers = greeted(request, response);
        if (!TusHeaders.hasBytes(headers)) {
            throw new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        long offset =
                TusHeaders.bytes(headers, TusHeaders.OFFSET)
                        .orElseThrow(
                                () ->
                                        new UploadRefused(
                                                new Refusal.MalformedHeader(TusHeaders.OFFSET)));
        return appends.append(request, Resumption.named(fileId), offset, caller, context)
                .map(
                        appended ->
                                ResponseEntity.noContent()
                                        .header(TusHeaders.OFFSET, Long.toString(appended.offset()))
                                        .build());
    }

    /// Ends an upload without a document.
    @DeleteMapping(path = ONE)
    Mono<ResponseEntity<Void>> terminate(
            @PathVariable("fileId") String fileId,
            ServerHttpRequest request,
            ServerHttpResponse response,
            Caller caller,
            RequestContext context) {
        greeted(request, response);
        return resumption
                .cancel(Resumption.named(fileId), caller, context.traceParent().value())
                .thenReturn(ResponseEntity.noContent().build());
    }

    private ResponseEntity<Void> standing(UploadStatus status) {
        var answer =
                ResponseEntity.ok()
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header(TusHeaders.OFFSET, Long.toString(status.offset()));
        switch (status) {
            case Cancelled _ -> throw new UploadRefused(new Refusal.Gone());
            case Open open when open.isExpired(clock.instant()) ->
                    throw new UploadRefused(new Refusal.Gone());
            case Open(var _, var _, var _, var length, var _) when length == null ->
                    answer.header(TusHeaders.DEFER_LENGTH, "1");
            case Open open -> answer.header(TusHeaders.LENGTH, String.valueOf(open.length()));
            case UploadStatus ended ->
                    answer.header(TusHeaders.LENGTH, Long.toString(ended.offset()));
        }
        var metadata = status.created().clientMetadata();
        if (metadata != null) {
            answer.header(TusHeaders.METADATA, metadata);
        }
        TusConcat.of(status.created()).ifPresent(it -> answer.header(TusHeaders.CONCAT, it));
        return answer.header(TusHeaders.EXPIRES, TusHeaders.expires(status)).build();
    }

    private static HttpHeaders greeted(ServerHttpRequest request, ServerHttpResponse response) {
        response.getHeaders().set(TusHeaders.RESUMABLE, TusHeaders.VERSION);
        var headers = request.getHeaders();
        if (!TusHeaders.VERSION.equals(headers.getFirst(TusHeaders.RESUMABLE))) {
            response.getHeaders().set(TusHeaders.TUS_VERSION, TusHeaders.VERSION);
            throw new ResponseStatusException(HttpStatus.PRECONDITION_FAILED);
        }
        return headers;
    }
}
