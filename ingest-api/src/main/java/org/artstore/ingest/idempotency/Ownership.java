package org.artstore.ingest.idempotency;

import org.artstore.ingest.claim.Claim;
import org.artstore.ingest.fingerprint.DigestedBody;
import org.artstore.ingest.idempotency.Idempotency.Keyed;
import org.artstore.ingest.idempotency.IdempotencyRejected.Reason.InProgress;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord.UploadSealed;
import org.artstore.schemas.request.RequestEvent.Answered;
import org.artstore.schemas.request.RequestEvent.Renewed;
import org.artstore.schemas.request.RequestEvent.Secured;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// The key of a request as long as the request is carried out.
record Ownership<T>(
        Keyed keyed, Claim.Own own, Sha256 key, Sha256 fingerprint, DigestedBody<T> body) {

    Optional<Secured> secured(int index) {
        return own.secured().stream().filter(it -> it.index() == index).findFirst();
    }

    /// Secures an upload that lacks its seal only, unless an earlier request has secured one.
    CompletableFuture<UploadSealed> pass(int index, UploadSealed seal) {
        return secured(index)
                .map(this::again)
                .orElseGet(() -> secure(index, seal).thenApply(_ -> seal));
    }

    private CompletableFuture<UploadSealed> again(Secured earlier) {
        var seal = earlier.seal();
        return seal != null && body.soFar().equals(earlier.digest())
                ? CompletableFuture.completedFuture(seal)
                : CompletableFuture.failedFuture(IdempotencyRejected.mismatch());
    }

    private CompletableFuture<Void> secure(int index, UploadSealed seal) {
        return secure(
                new Secured(key, own.attempt(), index, seal.fileId(), seal, body.soFar(), now()));
    }

    /// Secures an upload of many requests.
    Mono<Void> created(FileId file) {
        return onThread(() -> secure(new Secured(key, own.attempt(), 0, file, null, null, now())));
    }

    /// Gives signs of life until it is disposed of.
    Disposable renewing() {
        var interval = keyed.claims().settings().lease().dividedBy(3);
        return Flux.interval(interval)
                .onBackpressureDrop()
                .publishOn(keyed.threads())
                .subscribe(_ -> keyed.claims().note(new Renewed(key, own.attempt(), now())));
    }

    /// Says the answer of all requests with the key; false when another request has the key.
    Mono<Boolean> answer(Reply reply) {
        return onThread(
                () ->
                        keyed.claims()
                                .answer(
                                        new Answered(
                                                key,
                                                own.attempt(),
                                                fingerprint,
                                                body.digest().orElse(null),
                                                reply.status(),
                                                reply.headers(),
                                                reply.body(),
                                                now())));
    }

    /// Gives the key back. Never fails.
    Mono<Void> drop() {
        return onThread(() -> keyed.claims().drop(key, own.attempt()));
    }

    private CompletableFuture<Void> secure(Secured secured) {
        return keyed.claims().secure(secured).thenAccept(this::requireOwn);
    }

    private void requireOwn(boolean counts) {
        if (!counts) {
            throw new IdempotencyRejected(new InProgress(keyed.claims().settings().retryAfter()));
        }
    }

    private <R> Mono<R> onThread(Supplier<CompletableFuture<R>> step) {
        return Mono.defer(() -> Mono.fromFuture(step.get(), true)).subscribeOn(keyed.threads());
    }

    private Instant now() {
        return keyed.clock().instant();
    }
}
