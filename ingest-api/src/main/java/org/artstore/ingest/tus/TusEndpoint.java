package org.artstore.ingest.tus;

import org.artstore.ingest.answer.Answers;
import org.artstore.ingest.answer.Preference;
import org.artstore.ingest.description.Origin;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.register.UploadStatus;
import org.artstore.ingest.register.UploadStatus.Cancelled;
import org.artstore.ingest.register.UploadStatus.Open;
import org.artstore.ingest.resume.Appended;
import org.artstore.ingest.resume.BodyAppends;
import org.artstore.ingest.resume.Ending;
import org.artstore.ingest.resume.NewAppend;
import org.artstore.ingest.resume.NewUpload;
import org.artstore.ingest.resume.Resumption;
import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.id.FileId;
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

import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/// Takes resumable uploads from clients of tus 1.0.0.
@RestController
@RequiresScope(Scopes.FILES_WRITE)
@RequestMapping(path = "/api/v1/uploads", headers = TusHeaders.RESUMABLE)
final class TusEndpoint {

    private static final String ONE = "/{fileId}";

    private final Resumption resumption;
    private final BodyAppends bodies;
    private final Answers answers;
    private final TusJoins joins;
    private final Clock clock = Clock.systemUTC();

    TusEndpoint(Resumption resumption, BodyAppends bodies, Answers answers, TusJoins joins) {
        this.resumption = resumption;
        this.joins = joins;
        this.bodies = bodies;
        this.answers = answers;
    }

    /// Creates an upload, perhaps with its first bytes.
    @PostMapping
    Mono<ResponseEntity<Void>> create(
            ServerHttpRequest request,
            ServerHttpResponse response,
            Caller caller,
            RequestContext context) {
        var headers = greeted(request, response);
        var concat = TusConcat.read(headers.getFirst(TusHeaders.CONCAT));
        var origin = Origin.of(caller, context, clock.instant());
        if (concat.isPresent() && concat.get() instanceof TusConcat.Final(var parts)) {
            return joins.join(parts, origin, headers, caller);
        }
        var upload = newUpload(origin, headers, concat.isPresent());
        return resumption
                .create(upload)
                .flatMap(
                        status ->
                                hasBytes(headers)
                                        ? append(request, origin.file(), 0, caller, context)
                                                .map(appended -> created(status, appended.offset()))
                                        : Mono.just(created(status, 0)));
    }

    private static NewUpload newUpload(Origin origin, HttpHeaders headers, boolean isPart) {
        var length = TusHeaders.newLength(headers);
        var metadata = headers.getFirst(TusHeaders.METADATA);
        var description = isPart ? TusMetadata.readOfPart(metadata) : TusMetadata.read(metadata);
        return new NewUpload(origin, description, isPart, length, Optional.empty(), metadata);
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
        if (!hasBytes(headers)) {
            throw new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        long offset =
                TusHeaders.bytes(headers, TusHeaders.OFFSET)
                        .orElseThrow(
                                () ->
                                        new UploadRefused(
                                                new Refusal.MalformedHeader(TusHeaders.OFFSET)));
        return append(request, Resumption.named(fileId), offset, caller, context)
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

    private Mono<Appended> append(
            ServerHttpRequest request,
            FileId file,
            long offset,
            Caller caller,
            RequestContext context) {
        var headers = request.getHeaders();
        var length = TusHeaders.bytes(headers, TusHeaders.LENGTH);
        var append =
                new NewAppend(
                        file,
                        offset,
                        length.isPresent() ? length.getAsLong() : null,
                        TusChecksum.read(headers.getFirst(TusHeaders.CHECKSUM)),
                        Ending.LAST_IF_WHOLE,
                        context.traceParent().value());
        return bodies.append(append, request, caller)
                .onErrorResume(
                        UploadRefused.class, refused -> again(refused, append, request, caller))
                .flatMap(appended -> answered(appended, headers, caller));
    }

    /// A client that begins where the document ends, and brings nothing, hears once more that all
    /// is there: some do so after parts that fit the document exactly.
    private Mono<Appended> again(
            UploadRefused refused, NewAppend append, ServerHttpRequest request, Caller caller) {
        return refused.refusal() instanceof Refusal.AlreadyComplete(long length)
                        && length == append.offset()
                ? bodies.readNothing(request, refused)
                        .then(resumption.ended(append.file(), caller, append.traceparent()))
                        .map(sealing -> new Appended(length, sealing))
                        .defaultIfEmpty(new Appended(length, null))
                : Mono.error(refused);
    }

    /// A complete upload is answered when it is stored, or when that takes too long.
    private Mono<Appended> answered(Appended appended, HttpHeaders headers, Caller caller) {
        var sealing = appended.sealing();
        return sealing == null
                ? Mono.just(appended)
                : answers.answer(sealing, Preference.read(headers.getOrEmpty("Prefer")), caller)
                        .thenReturn(appended);
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
        return answer.header(TusHeaders.EXPIRES, expires(status)).build();
    }

    private static ResponseEntity<Void> created(UploadStatus status, long offset) {
        return ResponseEntity.created(URI.create(TusHeaders.UPLOADS + status.created().fileId()))
                .header(TusHeaders.OFFSET, Long.toString(offset))
                .header(TusHeaders.EXPIRES, expires(status))
                .build();
    }

    private static String expires(UploadStatus status) {
        return TusHeaders.httpDate(status.created().expiresAt());
    }

    private static boolean hasBytes(HttpHeaders headers) {
        return TusHeaders.BYTES.equals(headers.getFirst(HttpHeaders.CONTENT_TYPE));
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
