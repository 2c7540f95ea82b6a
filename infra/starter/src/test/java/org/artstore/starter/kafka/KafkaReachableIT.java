package org.artstore.starter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.embedded.port.FreePort;
import org.artstore.fixtures.KafkaFixture;
import org.junit.jupiter.api.Test;

import java.time.Duration;

final class KafkaReachableIT {

    private static final Duration BOUND = Duration.ofSeconds(5);

    @Test
    void isGoodWhenTheClusterAnswers() {
        try (var check =
                new KafkaReachable(new Broker(KafkaFixture.bootstrapServers()).clients(), true)) {
            assertThat(check.check().toCompletableFuture())
                    .succeedsWithin(BOUND)
                    .isEqualTo("1 broker");
        }
    }

    @Test
    void failsInTimeWhenNobodyAnswers() {
        var nowhere = new Broker("localhost:" + FreePort.any()).clients();
        try (var check = new KafkaReachable(nowhere, true)) {
            assertThat(check.check().toCompletableFuture()).failsWithin(BOUND);
        }
    }
}
