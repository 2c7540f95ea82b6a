package org.artstore.starter.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

final class SupervisedLifeTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final CompletableFuture<Void> inOrder = new CompletableFuture<>();
    private final CompletableFuture<Void> atOnce = new CompletableFuture<>();

    @Test
    void endsInOrderAndThenAtOnceWhenTheSupervisorIsGone() throws Exception {
        var supervisor = new PipedOutputStream();
        live(new PipedInputStream(supervisor), Duration.ofMillis(50));
        supervisor.write("still here\n".getBytes(UTF_8));
        supervisor.flush();
        assertThat(inOrder).isNotDone();
        supervisor.close();
        assertThat(inOrder).succeedsWithin(SOON);
        assertThat(atOnce).succeedsWithin(SOON);
    }

    @Test
    void leavesTimeForAnOrderlyEnd() throws IOException {
        try (var lifeline = InputStream.nullInputStream()) {
            live(lifeline, Duration.ofMinutes(1));
            assertThat(inOrder).succeedsWithin(SOON);
            assertThat(atOnce).isNotDone();
        }
    }

    private void live(InputStream lifeline, Duration bound) {
        var ending =
                new SupervisedLife.Ending() {
                    @Override
                    public void inOrder() {
                        inOrder.complete(null);
                    }

                    @Override
                    public void atOnce() {
                        atOnce.complete(null);
                    }
                };
        new SupervisedLife(lifeline, bound, ending).afterPropertiesSet();
    }
}
