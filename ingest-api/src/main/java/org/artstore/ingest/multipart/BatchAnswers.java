package org.artstore.ingest.multipart;

import org.artstore.ingest.answer.Answers;
import org.artstore.ingest.answer.Preference;
import org.artstore.ingest.refusal.RefusalProblems;
import org.artstore.ingest.upload.UploadMeter;
import org.artstore.starter.access.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;

/// Seals what a request has brought and answers with what became of it.
final class BatchAnswers {

    private final Answers answers;
    private final UploadMeter meter;

    BatchAnswers(Answers answers, UploadMeter meter) {
        this.answers = answers;
        this.meter = meter;
    }

    /// The body of the answer to many files.
    record Results(List<ItemResult> items) {}

    /// Who asks, and how they would like to be answered.
    record Asked(Preference preference, Caller caller, String requestId) {}

    Mono<ResponseEntity<Object>> answer(Batch batch, Asked asked) {
        var items = batch.whole();
        return batch.isSingle()
                ? alone(items.getFirst(), asked).doOnSuccess(meter::count)
                : Flux.range(0, items.size())
                        .flatMapSequential(
                                index -> result(index, items.get(index), asked), items.size())
                        .collectList()
                        .map(BatchAnswers::together);
    }

    private Mono<ResponseEntity<Object>> alone(BatchItem item, Asked asked) {
        return item.seal()
                .flatMap(sealing -> answers.answer(sealing, asked.preference(), asked.caller()));
    }

    private Mono<ItemResult> result(int index, BatchItem item, Asked asked) {
        return alone(item, asked)
                .doOnSuccess(meter::count)
                .map(answer -> ItemResult.of(index, answer))
                .onErrorResume(error -> refused(index, error, asked));
    }

    private Mono<ItemResult> refused(int index, Throwable error, Asked asked) {
        return Mono.justOrEmpty(RefusalProblems.wordIfRefused(error))
                .doOnNext(_ -> meter.count(error))
                .map(
                        problem ->
                                ItemResult.of(
                                        index, problem.status(), problem.body(asked.requestId())))
                .switchIfEmpty(Mono.error(error));
    }

    /// RFC 4918, 13: the results differ, or may.
    private static ResponseEntity<Object> together(List<ItemResult> results) {
        boolean allStored = results.stream().allMatch(ItemResult::isStored);
        return ResponseEntity.status(allStored ? HttpStatus.CREATED : HttpStatus.MULTI_STATUS)
                .body(new Results(results));
    }
}
