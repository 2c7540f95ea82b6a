package org.artstore.ingest.claim;

import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.request.RequestEvent;
import org.artstore.schemas.request.RequestEvent.Answered;
import org.artstore.schemas.request.RequestEvent.Claimed;
import org.artstore.schemas.request.RequestEvent.Dropped;
import org.artstore.schemas.request.RequestEvent.Renewed;
import org.artstore.schemas.request.RequestEvent.Secured;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// What became of the requests with one key; null when nothing is known of any. Evolving is pure:
/// the same events in the same order lead to the same status everywhere, and events that do not
/// fit change nothing.
sealed interface RequestStatus {

    /// When the log last heard of it.
    Instant seen();

    /// One of them is being carried out.
    ///
    /// @param secured what it, or one before it, has made sure of
    record Running(UUID attempt, Sha256 fingerprint, List<Secured> secured, Instant seen)
            implements RequestStatus {

        private Running renewed(Instant now) {
            return new Running(attempt, fingerprint, secured, now);
        }

        private Running with(Secured more, Instant now) {
            var others = secured.stream().filter(it -> it.index() != more.index());
            var all = Stream.concat(others, Stream.of(more)).toList();
            return new Running(attempt, fingerprint, all, now);
        }

        private @Nullable RequestStatus dropped(Instant now) {
            return secured.isEmpty() ? null : new Left(fingerprint, secured, now);
        }
    }

    /// None is, but one has left something behind that becomes a document: the next one has to go
    /// on with it.
    record Left(Sha256 fingerprint, List<Secured> secured, Instant seen) implements RequestStatus {}

    /// The answer of them all lies in the log.
    record Ended(int partition, long offset, long millis) implements RequestStatus {
        @Override
        public Instant seen() {
            return Instant.ofEpochMilli(millis);
        }
    }

    /// Whether nothing of it holds any more.
    default boolean isOver(Instant now, Terms terms) {
        return !seen().plus(terms.life()).isAfter(now);
    }

    /// The status behind an event that lies at `place`.
    static @Nullable RequestStatus evolve(
            @Nullable RequestStatus known, RequestEvent event, LogPlace place, Terms terms) {
        var now = place.time();
        var status = known == null || known.isOver(now, terms) ? null : known;
        if (event instanceof Claimed claimed) {
            return claimed(status, claimed, now, terms);
        }
        if (!(status instanceof Running running) || !running.attempt.equals(event.attempt())) {
            return status;
        }
        return switch (event) {
            case Claimed _ -> throw new IllegalStateException("claims are told apart above");
            case Renewed _ -> running.renewed(now);
            case Secured secured -> running.with(secured, now);
            case Answered _ -> new Ended(place.partition(), place.offset(), now.toEpochMilli());
            case Dropped _ -> running.dropped(now);
        };
    }

    private static @Nullable RequestStatus claimed(
            @Nullable RequestStatus status, Claimed claimed, Instant now, Terms terms) {
        return switch (status) {
            case null -> begun(claimed, List.of(), now);
            case Running running when running.seen.plus(terms.lease()).isAfter(now) -> status;
            case Running running when running.secured.isEmpty() -> begun(claimed, List.of(), now);
            case Running(_, var fingerprint, var secured, _)
                    when fingerprint.equals(claimed.fingerprint()) ->
                    begun(claimed, secured, now);
            case Left(var fingerprint, var secured, _)
                    when fingerprint.equals(claimed.fingerprint()) ->
                    begun(claimed, secured, now);
            case Running _, Left _, Ended _ -> status;
        };
    }

    private static Running begun(Claimed claimed, List<Secured> secured, Instant now) {
        return new Running(claimed.attempt(), claimed.fingerprint(), secured, now);
    }
}
