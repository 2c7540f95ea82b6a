package org.artstore.ingest.upload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.ingest.refusal.RefusalProblems;
import org.artstore.starter.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import reactor.core.publisher.Mono;

/// Counts uploads by how they ended for their client.
public final class UploadMeter {

    private static final String STORED = "stored";
    private static final String ACCEPTED = "accepted";
    private static final String ABANDONED = "abandoned";
    private static final String FAILED = "failed";

    private final MeterRegistry meters;

    UploadMeter(MeterRegistry meters) {
        this.meters = meters;
    }

    Mono<ResponseEntity<Object>> counted(Mono<ResponseEntity<Object>> upload) {
        return failures(upload.doOnSuccess(this::count));
    }

    /// Counts a request that brings no upload to its end.
    public Mono<ResponseEntity<Object>> failures(Mono<ResponseEntity<Object>> request) {
        return request.doOnError(this::count).doOnCancel(() -> count(ABANDONED));
    }

    /// Counts an upload that was answered.
    public void count(ResponseEntity<Object> answer) {
        count(name(answer));
    }

    /// Counts an upload that failed.
    public void count(Throwable error) {
        count(name(error));
    }

    private static String name(ResponseEntity<Object> answer) {
        return answer.getStatusCode() == HttpStatus.CREATED ? STORED : ACCEPTED;
    }

    private static String name(Throwable error) {
        return RefusalProblems.wordIfRefused(error).map(Problem::code).orElse(FAILED);
    }

    private void count(String outcome) {
        Counter.builder("artstore.ingest.uploads")
                .description("uploads by how they ended for their client")
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }
}
