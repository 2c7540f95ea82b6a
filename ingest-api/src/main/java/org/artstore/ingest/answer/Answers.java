package org.artstore.ingest.answer;

import org.artstore.ingest.outcome.Outcome;
import org.artstore.ingest.outcome.Sealing;
import org.artstore.ingest.outcome.UploadState;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.DocumentView;
import org.artstore.schemas.file.Receipt;
import org.artstore.starter.access.Caller;
import org.springframework.http.ResponseEntity;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// Answers sealed uploads.
public final class Answers {

    static final String RECEIPT = "Artstore-Receipt";
    private static final String APPLIED = "Preference-Applied";

    private final AnswerSettings settings;
    private final QuerySettings query;

    Answers(AnswerSettings settings, QuerySettings query) {
        this.settings = settings;
        this.query = query;
    }

    /// 201 when the document is stored in time, else 202 as soon as that time is over, but never
    /// before the upload is durable. [UploadRefused] when it is not, or when there is no document.
    public Mono<ResponseEntity<Object>> answer(
            Sealing sealing, Preference preference, Caller caller) {
        return answer(sealing, preference, outcome -> ended(outcome, caller));
    }

    /// The same for the bytes of a document that is archived and can be read again then.
    public Mono<ResponseEntity<Object>> restored(
            Sealing sealing, Preference preference, Document document, Caller caller) {
        return answer(sealing, preference, outcome -> restored(outcome, document, caller));
    }

    private Mono<ResponseEntity<Object>> answer(
            Sealing sealing,
            Preference preference,
            Function<Outcome, ResponseEntity<Object>> worded) {
        var time = preference.within(settings.patience(), settings.longestPatience());
        var durable = Mono.fromFuture(sealing.durable(), true);
        return durable.then(Mono.defer(() -> awaited(sealing, time)))
                .publishOn(Schedulers.parallel())
                .map(worded)
                .onErrorResume(
                        TimeoutException.class, _ -> Mono.just(accepted(sealing, preference)));
    }

    private static Mono<Outcome> awaited(Sealing sealing, Duration time) {
        return time.isZero()
                ? Mono.error(new TimeoutException())
                : Mono.fromFuture(sealing.outcome(), true).timeout(time);
    }

    private ResponseEntity<Object> ended(Outcome outcome, Caller caller) {
        return switch (outcome) {
            case Outcome.Stored(var document, var receipt) -> created(document, receipt, caller);
            case Outcome.Deleted _ -> throw new UploadRefused(new Refusal.Gone());
            case Outcome.Rejected(var event, _) ->
                    throw new UploadRefused(new Refusal.BytesDiffer(event.reason()));
            case Outcome.Restored _ ->
                    throw new IllegalStateException("no outcome of an upload: " + outcome);
        };
    }

    private ResponseEntity<Object> restored(Outcome outcome, Document document, Caller caller) {
        return switch (outcome) {
            case Outcome.Restored(var event, var receipt) -> {
                var view = DocumentView.of(document, caller.scopes());
                yield ResponseEntity.created(query.document(document.fileId()))
                        .header(RECEIPT, receipt.toString())
                        .body(new RestoredDocument(view, event.expiresAt(), receipt));
            }
            case Outcome.Rejected(var event, _) ->
                    throw new UploadRefused(new Refusal.BytesDiffer(event.reason()));
            case Outcome.Stored _, Outcome.Deleted _ ->
                    throw new IllegalStateException("no outcome of a restoration: " + outcome);
        };
    }

    private ResponseEntity<Object> created(Document document, Receipt receipt, Caller caller) {
        var view = DocumentView.of(document, caller.scopes());
        return ResponseEntity.created(query.document(document.fileId()))
                .header(RECEIPT, receipt.toString())
                .body(new StoredDocument(view, receipt));
    }

    private static ResponseEntity<Object> accepted(Sealing sealing, Preference preference) {
        var answer =
                ResponseEntity.accepted().location(URI.create("/api/v1/uploads/" + sealing.file()));
        var applied = preference.applied();
        if (applied != null) {
            answer.header(APPLIED, applied);
        }
        return answer.body(UploadState.sealed(sealing.file(), sealing.length()));
    }
}
