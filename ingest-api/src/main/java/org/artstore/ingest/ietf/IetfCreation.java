package org.artstore.ingest.ietf;

import org.artstore.ingest.description.Origin;
import org.artstore.ingest.description.QueryDescription;
import org.artstore.ingest.idempotency.Attempt;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.register.UploadStatus;
import org.artstore.ingest.resume.NewUpload;
import org.artstore.ingest.resume.Resumption;
import org.artstore.ingest.resume.Succession;
import org.artstore.ingest.upload.Headers;
import org.artstore.ingest.upload.ReprDigest;
import org.springframework.http.ResponseEntity;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/// Creates uploads, perhaps with their first bytes, perhaps with all of them.
final class IetfCreation {

    private final Resumption resumption;
    private final Succession succession;
    private final PartAppends parts;
    private final InstantSource clock;

    IetfCreation(
            Resumption resumption, Succession succession, PartAppends parts, InstantSource clock) {
        this.resumption = resumption;
        this.succession = succession;
        this.parts = parts;
        this.clock = clock;
    }

    Mono<ResponseEntity<Object>> create(Exchange exchange, Attempt<?> attempt) {
        var part = Part.first(exchange.headers());
        var upload = described(part, exchange);
        return part.isEmpty()
                ? resumption.create(upload).map(status -> created(status, 0))
                : succession
                        .document(attempt, exchange.caller(), exchange.traceparent())
                        .flatMap(sealing -> parts.ended(sealing, exchange))
                        .switchIfEmpty(
                                Mono.defer(() -> resumption.create(upload))
                                        .flatMap(status -> begun(status, part, exchange, attempt)));
    }

    private NewUpload described(Part part, Exchange exchange) {
        var headers = exchange.headers();
        Headers.requireNoCoding(headers);
        return new NewUpload(
                Origin.of(exchange.caller(), exchange.context(), clock.instant()),
                QueryDescription.read(
                        exchange.request().getQueryParams(), Headers.contentType(headers)),
                false,
                part.length(),
                ReprDigest.read(headers.getOrEmpty(ReprDigest.NAME)),
                null);
    }

    /// Without an answer the client does not know where the upload is, and cannot go on with it.
    private Mono<ResponseEntity<Object>> begun(
            UploadStatus status, Part part, Exchange exchange, Attempt<?> attempt) {
        return Mono.usingWhen(
                Mono.just(status.created().fileId()),
                file ->
                        attempt.created(file)
                                .then(Mono.defer(() -> parts.append(file, part, exchange)))
                                .flatMap(
                                        appended ->
                                                appended.sealing() == null
                                                        ? Mono.just(
                                                                created(status, appended.offset()))
                                                        : parts.ended(
                                                                appended.sealing(), exchange)),
                _ -> Mono.empty(),
                (_, _) -> abandoned(status, exchange),
                _ -> abandoned(status, exchange));
    }

    private Mono<Void> abandoned(UploadStatus status, Exchange exchange) {
        return resumption
                .cancel(status.created().fileId(), exchange.caller(), exchange.traceparent())
                .onErrorComplete(UploadRefused.class);
    }

    private ResponseEntity<Object> created(UploadStatus status, long offset) {
        var left = Duration.between(clock.instant(), status.created().expiresAt());
        return ResponseEntity.created(URI.create("/api/v1/uploads/" + status.created().fileId()))
                .header(IetfHeaders.COMPLETE, IetfHeaders.NO)
                .header(IetfHeaders.OFFSET, Long.toString(offset))
                .header(IetfHeaders.LIMIT, IetfHeaders.limit(resumption.maxFileSize(), left))
                .header(IetfHeaders.INTEROP, IetfHeaders.INTEROP_VERSION)
                .build();
    }
}
