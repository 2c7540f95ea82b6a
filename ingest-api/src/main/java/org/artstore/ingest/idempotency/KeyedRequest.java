package org.artstore.ingest.idempotency;

import org.artstore.ingest.claim.Claim;
import org.artstore.ingest.fingerprint.DigestedBody;
import org.artstore.ingest.fingerprint.Fingerprint;
import org.artstore.ingest.idempotency.Idempotency.Keyed;
import org.artstore.ingest.idempotency.Idempotency.Sent;
import org.artstore.ingest.idempotency.IdempotencyRejected.Reason;
import org.artstore.ingest.idempotency.IdempotencyRejected.Reason.FirstFailed;
import org.artstore.ingest.idempotency.IdempotencyRejected.Reason.InProgress;
import org.artstore.ingest.idempotency.IdempotencyRejected.Reason.TooManyKeys;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.request.RequestEvent.Answered;
import org.springframework.http.ResponseEntity;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// One request with a key: it is carried out, or answered with what another one was answered.
final class KeyedRequest<T> {

    private final Keyed keyed;
    private final Sha256 key;
    private final Sha256 fingerprint;
    private final Sent sent;
    private final DigestedBody<T> body;
    private final Function<Attempt<T>, Mono<ResponseEntity<Object>>> endpoint;

    KeyedRequest(
            Keyed keyed,
            Sha256 key,
            Sent sent,
            DigestedBody<T> body,
            Function<Attempt<T>, Mono<ResponseEntity<Object>>> endpoint) {
        this.keyed = keyed;
        this.key = key;
        this.fingerprint = Fingerprint.of(sent.request());
        this.sent = sent;
        this.body = body;
        this.endpoint = endpoint;
    }

    Mono<ResponseEntity<Object>> answered() {
        return Mono.defer(() -> Mono.fromFuture(keyed.claims().claim(key, fingerprint), true))
                .subscribeOn(keyed.threads())
                .flatMap(this::answered);
    }

    private Mono<ResponseEntity<Object>> answered(Claim claim) {
        return switch (claim) {
            case Claim.Own own -> new Detached<>(carriedOut(own), body::isWhole).mono();
            case Claim.Taken() -> awaited();
            case Claim.Other() -> Mono.error(IdempotencyRejected.mismatch());
            case Claim.Known(var answer) -> replayed(answer);
            case Claim.Full() -> rejected(new TooManyKeys(retryAfter()));
        };
    }

    private Mono<ResponseEntity<Object>> carriedOut(Claim.Own own) {
        var ownership = new Ownership<>(keyed, own, key, fingerprint, body);
        var attempt = new Attempt<>(body.pieces(), ownership);
        return Mono.usingWhen(
                        Mono.fromCallable(ownership::renewing),
                        _ ->
                                Mono.defer(() -> endpoint.apply(attempt))
                                        .map(answer -> Reply.of(answer, keyed.json()))
                                        .onErrorResume(this::refused)
                                        .flatMap(reply -> concluded(ownership, reply)),
                        renewing -> Mono.fromRunnable(renewing::dispose),
                        (renewing, _) -> dropped(renewing::dispose, ownership),
                        renewing -> dropped(renewing::dispose, ownership))
                .switchIfEmpty(Mono.defer(this::awaited));
    }

    private Mono<Void> dropped(Runnable stop, Ownership<T> ownership) {
        return Mono.<Void>fromRunnable(stop).then(ownership.drop());
    }

    private Mono<Reply> refused(Throwable error) {
        var id = sent.context().requestId();
        return error instanceof IdempotencyRejected
                ? Mono.error(error)
                : Mono.fromCallable(
                        () -> Reply.of(keyed.problems().of(error, id), id, keyed.json()));
    }

    /// Nothing when another request has taken the key over: then its answer counts.
    private Mono<ResponseEntity<Object>> concluded(Ownership<T> ownership, Reply reply) {
        return reply.holds()
                ? bodyRead(reply)
                        .then(Mono.defer(() -> ownership.answer(reply)))
                        .filter(counts -> counts)
                        .map(_ -> reply.entity())
                : ownership.drop().thenReturn(reply.entity());
    }

    /// Whoever succeeded without the body has to read it all the same, to know it again.
    private Mono<Void> bodyRead(Reply reply) {
        return reply.isSuccess() ? body.drained().then() : Mono.empty();
    }

    private Mono<ResponseEntity<Object>> awaited() {
        return body.drained()
                .flatMap(_ -> Mono.fromFuture(() -> keyed.claims().await(key), true))
                .onErrorResume(TimeoutException.class, _ -> rejected(new InProgress(retryAfter())))
                .switchIfEmpty(Mono.defer(() -> rejected(new InProgress(retryAfter()))))
                .flatMap(this::replayed);
    }

    private Mono<ResponseEntity<Object>> replayed(Optional<Answered> answer) {
        return answer.map(this::replayed).orElseGet(() -> rejected(new FirstFailed(retryAfter())));
    }

    private Mono<ResponseEntity<Object>> replayed(Answered answer) {
        if (!answer.fingerprint().equals(fingerprint)) {
            return Mono.error(IdempotencyRejected.mismatch());
        }
        var digest = answer.digest();
        return digest == null
                ? Mono.just(Reply.of(answer).entity())
                : body.drained()
                        .filter(digest::equals)
                        .switchIfEmpty(Mono.error(IdempotencyRejected::mismatch))
                        .map(_ -> Reply.of(answer).entity());
    }

    private Duration retryAfter() {
        return keyed.claims().settings().retryAfter();
    }

    private static <R> Mono<R> rejected(Reason reason) {
        return Mono.error(new IdempotencyRejected(reason));
    }
}
