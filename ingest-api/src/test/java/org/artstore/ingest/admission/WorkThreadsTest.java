package org.artstore.ingest.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

final class WorkThreadsTest {

    @AfterEach
    void usualThreads() {
        Schedulers.resetFactory();
    }

    @Test
    void goBehindAllOthers() {
        WorkThreads.install();
        assertThat(priority(Schedulers.newParallel("a", 1))).isEqualTo(Thread.MIN_PRIORITY);
        assertThat(priority(Schedulers.newBoundedElastic(1, 1, "b")))
                .isEqualTo(Thread.MIN_PRIORITY);
    }

    @Test
    void areAsOthersWhereNothingIsInstalled() {
        assertThat(priority(Schedulers.newParallel("a", 1))).isEqualTo(Thread.NORM_PRIORITY);
    }

    private static @Nullable Integer priority(Scheduler scheduler) {
        try {
            return Mono.fromCallable(() -> Thread.currentThread().getPriority())
                    .subscribeOn(scheduler)
                    .block();
        } finally {
            scheduler.dispose();
        }
    }
}
