package org.artstore.worker.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

class RateLimitTest {

    private final AtomicLong now = new AtomicLong();
    private final RateLimit limit = new RateLimit(1_000, 10, now::get);

    @Test
    void lastsAsLongAsTheRateSays() {
        long second = Duration.ofSeconds(1).toNanos();

        assertThat(limit.reserve(second)).isEqualTo(second);
        assertThat(limit.reserve(second)).isEqualTo(2 * second);
        now.set(2 * second);
        assertThat(limit.reserve(second)).isEqualTo(second);
    }

    @Test
    void savesNoMoreThanASecond() {
        now.set(Duration.ofHours(1).toNanos());

        assertThat(limit.reserve(Duration.ofSeconds(3).toNanos()))
                .isEqualTo(Duration.ofSeconds(2).toNanos());
    }
}
