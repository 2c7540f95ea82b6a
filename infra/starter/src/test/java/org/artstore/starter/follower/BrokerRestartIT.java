package org.artstore.starter.follower;

import static org.artstore.starter.follower.Heard.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.embedded.kafka.KafkaServer;
import org.artstore.embedded.kafka.KafkaSettings;
import org.artstore.embedded.port.FreePort;
import org.artstore.starter.kafka.Broker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

final class BrokerRestartIT {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @TempDir Path folder;

    @Test
    void goesOnWhereItWasWhenTheBrokerReturns() throws Exception {
        var settings = new KafkaSettings(folder.resolve("data"), FreePort.any());
        var broker = new Broker("localhost:" + settings.port());
        var heard = new Heard();
        String topic;
        try (var _ = KafkaServer.start(settings);
                var producer = broker.producer()) {
            topic = broker.topic(1);
            Broker.write(producer, topic, 0, 0, 10);
        }
        try (var follower =
                new LogFollower(topic, new StartPosition.Beginning(), broker.clients(), heard)) {
            follower.start();
            assertThat(follower.catchUp(Duration.ofSeconds(2))).failsWithin(BOUND);
            try (var _ = KafkaServer.start(settings)) {
                assertThat(follower.catchUp(BOUND)).succeedsWithin(BOUND);
                assertThat(heard.from(0)).isEqualTo(numbers(0, 10));
            }
            assertThat(follower.catchUp(Duration.ofSeconds(2))).failsWithin(BOUND);
            try (var _ = KafkaServer.start(settings);
                    var producer = broker.producer()) {
                Broker.write(producer, topic, 0, 10, 20);
                assertThat(follower.catchUp(BOUND)).succeedsWithin(BOUND);
            }
            assertThat(heard.from(0)).isEqualTo(numbers(0, 20));
        }
    }
}
