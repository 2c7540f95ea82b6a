package org.artstore.ingest.idempotency;

import org.artstore.ingest.idempotency.IdempotencyRejected.Reason;
import org.artstore.ingest.idempotency.IdempotencyRejected.Reason.FirstFailed;
import org.artstore.ingest.idempotency.IdempotencyRejected.Reason.InProgress;
import org.artstore.ingest.idempotency.IdempotencyRejected.Reason.Mismatch;
import org.artstore.ingest.idempotency.IdempotencyRejected.Reason.TooManyKeys;
import org.artstore.starter.problem.Problem;
import org.springframework.http.HttpHeaders;

import java.time.Duration;

/// Words why a request is not carried out because of another one with its key.
final class IdempotencyProblems {

    private IdempotencyProblems() {}

    static Problem word(Reason reason) {
        return switch (reason) {
            case Mismatch() ->
                    Problem.of(422, "idempotency-mismatch", "Another request has this key")
                            .withDetail(
                                    "An earlier request with this Idempotency-Key had other"
                                            + " parameters, headers or bytes.");
            case InProgress(Duration after) ->
                    later(
                            Problem.of(409, "request-in-progress", "The request is being served")
                                    .withDetail(
                                            "An earlier request with this Idempotency-Key has not"
                                                    + " been answered yet."),
                            after);
            case FirstFailed(Duration after) ->
                    later(
                            Problem.of(503, "first-request-failed", "The first request failed")
                                    .withDetail(
                                            "An earlier request with this Idempotency-Key ended"
                                                    + " without an answer. Send it again."),
                            after);
            case TooManyKeys(Duration after) ->
                    later(
                            Problem.of(503, "too-many-keys", "Too many idempotency keys")
                                    .withDetail(
                                            "No more requests with an Idempotency-Key can be"
                                                    + " taken now."),
                            after);
        };
    }

    private static Problem later(Problem problem, Duration after) {
        return problem.withHeader(HttpHeaders.RETRY_AFTER, Long.toString(after.toSeconds()));
    }
}
