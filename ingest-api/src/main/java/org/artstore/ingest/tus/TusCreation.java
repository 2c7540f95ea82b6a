package org.artstore.ingest.tus;

import org.artstore.ingest.description.Origin;
import org.artstore.ingest.idempotency.Attempt;
import org.artstore.ingest.idempotency.Idempotency.Sent;
import org.artstore.ingest.outcome.Sealing;
import org.artstore.ingest.register.UploadStatus;
import org.artstore.ingest.resume.NewUpload;
import org.artstore.ingest.resume.Resumption;
import org.artstore.ingest.resume.Succession;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/// Creates uploads, perhaps with their first bytes.
final class TusCreation {

    private final Resumption resumption;
    private final Succession succession;
    private final TusAppends appends;
    private final TusJoins joins;
    private final InstantSource clock;

    TusCreation(
            Resumption resumption,
            Succession succession,
            TusAppends appends,
            TusJoins joins,
            InstantSource clock) {
        this.resumption = resumption;
        this.succession = succession;
        this.appends = appends;
        this.joins = joins;
        this.clock = clock;
    }

    Mono<ResponseEntity<Object>> create(Sent sent, Attempt<DataBuffer> attempt) {
        var headers = sent.request().getHeaders();
        var concat = TusConcat.read(headers.getFirst(TusHeaders.CONCAT));
        var origin = Origin.of(sent.caller(), sent.context(), clock.instant());
        if (concat.isPresent() && concat.get() instanceof TusConcat.Final(var parts)) {
            return joins.join(parts, origin, headers, sent.caller());
        }
        var upload = newUpload(origin, headers, concat.isPresent());
        return TusHeaders.hasBytes(headers)
                ? succession
                        .document(attempt, sent.caller(), sent.context().traceParent().value())
                        .flatMap(sealing -> succeeded(sealing, sent))
                        .switchIfEmpty(Mono.defer(() -> filled(upload, sent, attempt)))
                : resumption.create(upload).map(status -> created(status, 0));
    }

    private static NewUpload newUpload(Origin origin, HttpHeaders headers, boolean isPart) {
        var length = TusHeaders.newLength(headers);
        var metadata = headers.getFirst(TusHeaders.METADATA);
        var description = isPart ? TusMetadata.readOfPart(metadata) : TusMetadata.read(metadata);
        return new NewUpload(origin, description, isPart, length, Optional.empty(), metadata);
    }

    private Mono<ResponseEntity<Object>> filled(
            NewUpload upload, Sent sent, Attempt<DataBuffer> attempt) {
        var file = upload.origin().file();
        var request = Attempt.request(sent.request(), attempt);
        return resumption
                .create(upload)
                .flatMap(
                        status ->
                                attempt.created(file)
                                        .then(
                                                appends.append(
                                                        request,
                                                        file,
                                                        0,
                                                        sent.caller(),
                                                        sent.context()))
                                        .map(appended -> created(status, appended.offset())));
    }

    /// What the earlier request would have answered.
    private Mono<ResponseEntity<Object>> succeeded(Sealing sealing, Sent sent) {
        return appends.stored(sealing, sent.request().getHeaders(), sent.caller())
                .then(resumption.status(sealing.file(), sent.caller()))
                .map(status -> created(status, sealing.length()));
    }

    private static ResponseEntity<Object> created(UploadStatus status, long offset) {
        return ResponseEntity.created(URI.create(TusHeaders.UPLOADS + status.created().fileId()))
                .header(TusHeaders.OFFSET, Long.toString(offset))
                .header(TusHeaders.EXPIRES, TusHeaders.expires(status))
                .build();
    }
}
