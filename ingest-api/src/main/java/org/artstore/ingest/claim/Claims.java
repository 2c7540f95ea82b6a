package org.artstore.ingest.claim;

import org.apache.kafka.clients.producer.RecordMetadata;
import org.artstore.ingest.claim.RequestStatus.Ended;
import org.artstore.ingest.claim.RequestStatus.Left;
import org.artstore.ingest.claim.RequestStatus.Running;
import org.artstore.ingest.journal.Journal;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.request.RequestEvent;
import org.artstore.schemas.request.RequestEvent.Answered;
import org.artstore.schemas.request.RequestEvent.Claimed;
import org.artstore.schemas.request.RequestEvent.Dropped;
import org.artstore.schemas.request.RequestEvent.Secured;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.follower.LogFollower;
import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Where requests with one key contend, whichever instances they reach. Everything that tells an
/// event may block for a moment: not for event loops.
public final class Claims {

    private final Journal journal;
    private final RequestTable table;
    private final LogFollower follower;
    private final AnswerReader answers;
    private final ClaimSettings settings;
    private final InstantSource clock;
    private final Executor threads;

    Claims(
            Journal journal,
            RequestTable table,
            LogFollower follower,
            AnswerReader answers,
            ClaimSettings settings,
            InstantSource clock,
            Executor threads) {
        this.journal = journal;
        this.table = table;
        this.follower = follower;
        this.answers = answers;
        this.settings = settings;
        this.clock = clock;
        this.threads = threads;
    }

    public ClaimSettings settings() {
        return settings;
    }

    /// Claims the key. Fails with [UploadRefused] when the log cannot be asked; then nobody owns
    /// the key by this.
    public CompletableFuture<Claim> claim(Sha256 key, Sha256 fingerprint) {
        var now = clock.instant();
        if (table.find(key).orElse(null) instanceof Ended ended
                && !ended.isOver(now, settings.terms())) {
            return known(ended);
        }
        var attempt = UUID.randomUUID();
        return placed(new Claimed(key, attempt, fingerprint, now))
                .thenComposeAsync(
                        _ -> claimed(key, attempt, fingerprint, table.find(key).orElse(null)),
                        threads);
    }

    /// Whether what the request made sure of counts. It does not when another request had taken
    /// the key over before, and then never will. Fails with [UploadRefused] when that is not known.
    public CompletableFuture<Boolean> secure(Secured secured) {
        return placed(secured).thenApply(_ -> counts(secured));
    }

    /// Whether this is the answer of all requests with the key. Fails with [UploadRefused] when
    /// that is not known.
    public CompletableFuture<Boolean> answer(Answered answer) {
        return placed(answer)
                .thenApply(
                        place ->
                                table.find(answer.key()).orElse(null) instanceof Ended ended
                                        && ended.partition() == place.partition()
                                        && ended.offset() == place.offset());
    }

    /// Gives the key back. Completes when the log has that, or never will.
    public CompletableFuture<Void> drop(Sha256 key, UUID attempt) {
        return send(new Dropped(key, attempt, clock.instant())).handle((_, _) -> (Void) null);
    }

    /// Says something that nobody waits for.
    public void note(RequestEvent event) {
        var _ = send(event);
    }

    /// Completes with the answer of the request that has the key now; with nothing when that one
    /// ends without. Fails with a `TimeoutException` if that takes too long.
    public CompletableFuture<Optional<Answered>> await(Sha256 key) {
        return table.ended(key)
                .orTimeout(settings.waiting().toMillis(), TimeUnit.MILLISECONDS)
                .thenCompose(
                        answer ->
                                answer.isPresent()
                                        ? CompletableFuture.completedFuture(answer)
                                        : stored(key));
    }

    /// It counts whoever has the key by now. Once the key is answered, nothing depends on it.
    private boolean counts(Secured secured) {
        return switch (table.find(secured.key()).orElse(null)) {
            case Running running -> running.secured().contains(secured);
            case Left left -> left.secured().contains(secured);
            case Ended _ -> false;
            case null -> false;
        };
    }

    private CompletableFuture<Optional<Answered>> stored(Sha256 key) {
        return table.find(key).orElse(null) instanceof Ended ended
                ? answers.read(ended).thenApply(Optional::of)
                : CompletableFuture.completedFuture(Optional.empty());
    }

    private CompletableFuture<Claim> known(Ended ended) {
        return answers.read(ended).thenApply(Claim.Known::new);
    }

    /// When whoever had the key has given it back since, it is claimed again.
    private CompletableFuture<Claim> claimed(
            Sha256 key, UUID attempt, Sha256 fingerprint, @Nullable RequestStatus status) {
        return switch (status) {
            case Running running when running.attempt().equals(attempt) -> own(key, running);
            case Running running when running.fingerprint().equals(fingerprint) ->
                    CompletableFuture.completedFuture(new Claim.Taken());
            case Left left when left.fingerprint().equals(fingerprint) -> claim(key, fingerprint);
            case Running _, Left _ -> CompletableFuture.completedFuture(new Claim.Other());
            case Ended ended -> known(ended);
            case null -> claim(key, fingerprint);
        };
    }

    private CompletableFuture<Claim> own(Sha256 key, Running running) {
        return table.size() > settings.most()
                ? drop(key, running.attempt()).thenApply(_ -> new Claim.Full())
                : CompletableFuture.completedFuture(
                        new Claim.Own(running.attempt(), running.secured()));
    }

    private CompletableFuture<RecordMetadata> placed(RequestEvent event) {
        return send(event)
                .thenCompose(
                        place ->
                                follower.caughtUpWith(
                                                Map.of(place.partition(), place.offset() + 1),
                                                settings.patience())
                                        .handle((_, failure) -> found(place, failure)));
    }

    private RecordMetadata found(RecordMetadata place, @Nullable Throwable failure) {
        return switch (failure) {
            case null -> place;
            case TimeoutException _ ->
                    throw new UploadRefused(new Refusal.KafkaAway(settings.retryAfter()));
            case Throwable other -> throw new CompletionException(other);
        };
    }

    private CompletableFuture<RecordMetadata> send(RequestEvent event) {
        return journal.send(RequestEvent.CODEC.encode(Topics.REQUESTS, event, null));
    }
}
