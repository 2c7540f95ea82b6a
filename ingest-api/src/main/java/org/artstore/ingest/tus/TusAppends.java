package org.artstore.ingest.tus;

import org.artstore.ingest.answer.Answers;
import org.artstore.ingest.answer.Preference;
import org.artstore.ingest.outcome.Sealing;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.resume.Appended;
import org.artstore.ingest.resume.BodyAppends;
import org.artstore.ingest.resume.Ending;
import org.artstore.ingest.resume.NewAppend;
import org.artstore.ingest.resume.Resumption;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.access.Caller;
import org.artstore.starter.request.RequestContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

import reactor.core.publisher.Mono;

/// Appends the bytes of requests.
final class TusAppends {

    private final Resumption resumption;
    private final BodyAppends bodies;
    private final Answers answers;

    TusAppends(Resumption resumption, BodyAppends bodies, Answers answers) {
        this.resumption = resumption;
        this.bodies = bodies;
        this.answers = answers;
    }

    Mono<Appended> append(
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
                .flatMap(
                        appended ->
                                appended.sealing() == null
                                        ? Mono.just(appended)
                                        : stored(appended.sealing(), headers, caller)
                                                .thenReturn(appended));
    }

    /// A complete upload is answered when it is stored, or when that takes too long.
    Mono<Void> stored(Sealing sealing, HttpHeaders headers, Caller caller) {
        return answers.answer(sealing, Preference.read(headers.getOrEmpty("Prefer")), caller)
                .then();
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
}
