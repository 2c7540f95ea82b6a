package org.artstore.ingest.ietf;

import static org.artstore.ingest.description.QueryDescription.DESCRIPTION;
import static org.artstore.ingest.description.QueryDescription.FILENAME;
import static org.artstore.ingest.description.QueryDescription.RETENTION_POLICY;
import static org.artstore.ingest.description.QueryDescription.TAGS;
import static org.artstore.ingest.description.QueryDescription.TTL_DAYS;

import org.artstore.ingest.idempotency.Attempt;
import org.artstore.ingest.idempotency.Idempotency;
import org.artstore.ingest.idempotency.Idempotency.Sent;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.register.UploadStatus;
import org.artstore.ingest.register.UploadStatus.Cancelled;
import org.artstore.ingest.register.UploadStatus.Claimed;
import org.artstore.ingest.register.UploadStatus.Completed;
import org.artstore.ingest.register.UploadStatus.Open;
import org.artstore.ingest.register.UploadStatus.Settled;
import org.artstore.ingest.resume.Resumption;
import org.artstore.ingest.upload.Headers;
import org.artstore.schemas.account.Scopes;
import org.artstore.starter.access.Caller;
import org.artstore.starter.endpoint.QueryParameters;
import org.artstore.starter.endpoint.RequiresScope;
import org.artstore.starter.request.RequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;

/// Takes resumable uploads from clients of the IETF's draft: all that do not say they speak tus.
@RestController
@RequiresScope(Scopes.FILES_WRITE)
@RequestMapping(path = "/api/v1/uploads", headers = "!Tus-Resumable")
final class IetfEndpoint {

    private static final String ONE = "/{fileId}";

    private final Resumption resumption;
    private final PartAppends parts;
    private final IetfCreation creation;
    private final Idempotency idempotency;
    private final Clock clock = Clock.systemUTC();

    IetfEndpoint(
            Resumption resumption,
            PartAppends parts,
            IetfCreation creation,
            Idempotency idempotency) {
        this.resumption = resumption;
        this.parts = parts;
        this.creation = creation;
        this.idempotency = idempotency;
    }

    /// Creates an upload, perhaps with its first bytes, perhaps with all of them.
    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @QueryParameters({FILENAME, RETENTION_POLICY, TTL_DAYS, DESCRIPTION, TAGS})
    Mono<ResponseEntity<Object>> create(
            ServerHttpRequest request, Caller caller, RequestContext context) {
        var sent = new Sent(request, caller, context, resumption.maxFileSize());
        return idempotency.once(
                sent,
                attempt -> {
                    var read = Attempt.request(request, attempt);
                    var exchange = new Exchange(read, caller, context);
                    return IetfRefused.worded(() -> creation.create(exchange, attempt));
                });
    }

    /// How far an upload has come. Whoever appends to it now has lost it: the offset holds.
    @RequestMapping(path = ONE, method = RequestMethod.HEAD)
    Mono<ResponseEntity<Void>> head(
            @PathVariable("fileId") String fileId, Caller caller, RequestContext context) {
        var traceparent = context.traceParent().value();
        return IetfRefused.worded(
                () ->
                        resumption
                                .standstill(Resumption.named(fileId), caller, traceparent)
                                .flatMap(status -> resumption.secured(status, traceparent))
                                .map(this::standing));
    }

    /// Appends bytes; the last ones are answered with what became of the document.
    @PatchMapping(path = ONE, produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Object>> patch(
            @PathVariable("fileId") String fileId,
            ServerHttpRequest request,
            Caller caller,
            RequestContext context) {
        var exchange = new Exchange(request, caller, context);
        return IetfRefused.worded(
                () -> {
                    requirePartialUpload(exchange.headers());
                    return parts.append(
                                    Resumption.named(fileId),
                                    Part.next(exchange.headers()),
                                    exchange)
                            .flatMap(
                                    appended ->
                                            appended.sealing() == null
                                                    ? Mono.just(continued(appended.offset()))
                                                    : parts.ended(appended.sealing(), exchange));
                });
    }

    /// Ends an upload without a document.
    @DeleteMapping(path = ONE)
    Mono<ResponseEntity<Void>> cancel(
            @PathVariable("fileId") String fileId, Caller caller, RequestContext context) {
        return resumption
                .cancel(Resumption.named(fileId), caller, context.traceParent().value())
                .thenReturn(ResponseEntity.noContent().build());
    }

    private static ResponseEntity<Object> continued(long offset) {
        return ResponseEntity.noContent()
                .header(IetfHeaders.COMPLETE, IetfHeaders.NO)
                .header(IetfHeaders.OFFSET, Long.toString(offset))
                .build();
    }

    private ResponseEntity<Void> standing(UploadStatus status) {
        var answer =
                ResponseEntity.noContent()
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header(IetfHeaders.OFFSET, Long.toString(status.offset()))
                        .header(IetfHeaders.LIMIT, limit(status));
        return switch (status) {
            case Cancelled _ -> throw new UploadRefused(new Refusal.Gone());
            case Open open when open.isExpired(clock.instant()) ->
                    throw new UploadRefused(new Refusal.Gone());
            case Open(var _, var _, var _, var length, var _) ->
                    told(answer, IetfHeaders.NO, length);
            case Completed _, Settled _, Claimed _ ->
                    told(answer, IetfHeaders.YES, status.offset());
        };
    }

    private static ResponseEntity<Void> told(
            ResponseEntity.HeadersBuilder<?> answer, String complete, @Nullable Long length) {
        answer.header(IetfHeaders.COMPLETE, complete);
        if (length != null) {
            answer.header(IetfHeaders.LENGTH, length.toString());
        }
        return answer.build();
    }

    private String limit(UploadStatus status) {
        var left = Duration.between(clock.instant(), status.created().expiresAt());
        return IetfHeaders.limit(resumption.maxFileSize(), left);
    }

    private static void requirePartialUpload(HttpHeaders headers) {
        if (!IetfHeaders.PARTIAL_UPLOAD.equalsIgnoreCase(
                headers.getFirst(HttpHeaders.CONTENT_TYPE))) {
            throw new IetfRefused(IetfProblems.unsupportedMediaType());
        }
        Headers.requireNoCoding(headers);
    }
}
