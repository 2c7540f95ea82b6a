package org.artstore.ingest.upload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.RefusalProblems;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.document.MetadataRejected;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import reactor.core.publisher.Mono;

import java.util.concurrent.CompletionException;

/// Counts uploads by how they ended for their client.
final class UploadMeter {

    private static final String STORED = "stored";
    private static final String ACCEPTED = "accepted";
    private static final String ABANDONED = "abandoned";
    private static final String FAILED = "failed";

    private final MeterRegistry meters;

    UploadMeter(MeterRegistry meters) {
        this.meters = meters;
    }

    Mono<ResponseEntity<Object>> counted(Mono<ResponseEntity<Object>> upload) {
        return upload.doOnSuccess(answer -> count(name(answer)))
                .doOnError(error -> count(name(error)))
                .doOnCancel(() -> count(ABANDONED));
    }

    private static String name(ResponseEntity<Object> answer) {
        return answer.getStatusCode() == HttpStatus.CREATED ? STORED : ACCEPTED;
    }

    private static String name(Throwable error) {
        return switch (error) {
            case UploadRefused refused -> RefusalProblems.word(refused.refusal()).code();
            case MetadataRejected rejected ->
                    RefusalProblems.word(
                                    new Refusal.NotAllowed(rejected.pointer(), rejected.detail()))
                            .code();
            case CompletionException wrapped when wrapped.getCause() != null ->
                    name(wrapped.getCause());
            default -> FAILED;
        };
    }

    private void count(String outcome) {
        Counter.builder("artstore.ingest.uploads")
                .description("uploads by how they ended for their client")
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }
}
