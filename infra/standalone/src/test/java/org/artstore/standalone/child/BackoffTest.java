package org.artstore.standalone.child;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class BackoffTest {
    @Test
    void growsToABoundWhileLivesAreShort() {
        var backoff = Backoff.NONE;
        for (int i = 0; i < 20; i++) {
            var next = backoff.after(Duration.ofSeconds(1));
            assertThat(next.pause()).isGreaterThanOrEqualTo(backoff.pause());
            backoff = next;
        }

        assertThat(backoff.pause()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void beginsAnewAfterALongLife() {
        var backoff = Backoff.NONE.after(Duration.ofSeconds(1)).after(Duration.ofMinutes(1));

        assertThat(backoff).isEqualTo(Backoff.NONE);
    }
}
