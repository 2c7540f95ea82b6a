package org.artstore.ingest.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.netflix.concurrency.limits.limit.FixedLimit;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

class AdmissionFilterTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final AdmissionSettings SETTINGS =
            new AdmissionSettings(
                    1,
                    1,
                    1,
                    2,
                    Duration.ofSeconds(9),
                    Duration.ofSeconds(9),
                    3,
                    Duration.ofSeconds(2));

    private final Admission admission =
            new Admission(FixedLimit.of(1), SETTINGS, System::nanoTime, System::nanoTime);
    private final AtomicInteger refused = new AtomicInteger();
    private final AdmissionFilter filter =
            new AdmissionFilter(admission, _ -> Optional.empty(), refused::incrementAndGet);
    private final Sinks.Empty<Void> first = Sinks.empty();

    @Test
    void refusesAtTheLimitWithoutReading() {
        CompletableFuture<@Nullable Void> running =
                filter.filter(exchange("/api/v1/files"), _ -> first.asMono()).toFuture();

        StepVerifier.create(filter.filter(exchange("/api/v1/files"), _ -> unexpected()))
                .expectErrorSatisfies(
                        error ->
                                assertThat(error)
                                        .isInstanceOfSatisfying(
                                                UploadRefused.class, this::isOverloaded))
                .verify(SOON);
        assertThat(refused).hasValue(1);

        first.tryEmitEmpty();
        assertThat(running).succeedsWithin(SOON);
        StepVerifier.create(filter.filter(exchange("/api/v1/files"), _ -> Mono.empty()))
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void letsEverythingElsePass() {
        var _ = filter.filter(exchange("/api/v1/files"), _ -> first.asMono()).subscribe();

        StepVerifier.create(filter.filter(exchange("/health/ready"), _ -> Mono.empty()))
                .expectComplete()
                .verify(SOON);
    }

    private void isOverloaded(UploadRefused refusal) {
        assertThat(refusal.refusal())
                .isInstanceOfSatisfying(
                        Refusal.Overloaded.class,
                        overloaded ->
                                assertThat(overloaded.retryAfter())
                                        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4)));
    }

    private static Mono<Void> unexpected() {
        return Mono.error(new AssertionError("served"));
    }

    private static MockServerWebExchange exchange(String path) {
        return MockServerWebExchange.from(MockServerHttpRequest.post(path));
    }
}
