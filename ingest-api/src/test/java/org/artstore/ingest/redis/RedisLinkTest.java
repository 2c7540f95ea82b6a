package org.artstore.ingest.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;

import org.artstore.fixtures.LeakGuard;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/// A link whose Redis was never there.
class RedisLinkTest {

    private static final int LINKS = 300;

    /// The client's own threads must not end between the two steps of opening a channel.
    @Test
    void aLinkThatIsClosedWhileItConnectsLosesNoBuffer() {
        for (int i = 0; i < LINKS; i++) {
            var link = link();
            link.probe();
            link.close();
        }

        assertThat(LeakGuard.leaks()).isEmpty();
    }

    @Test
    void aClosedLinkIsAway() {
        var link = link();
        link.close();

        assertThat(link.ping()).isCompletedExceptionally();
        assertThat(link.isAway()).isTrue();
    }

    private static RedisLink link() {
        return new RedisLink(
                RedisClient.create(),
                RedisURI.create("localhost", 1),
                Duration.ofMillis(20),
                Duration.ofSeconds(1));
    }
}
