package org.artstore.worker.forward;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.artstore.starter.follower.LogFollower;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.placement.Elements;
import org.artstore.starter.placement.PlacementSettings;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.time.InstantSource;

/// The forwards as a worker follows them that knows no other element.
public record FollowedForwards(Forwarding forwarding, LogFollower follower)
        implements AutoCloseable {

    private static final PlacementSettings PLACEMENT =
            new PlacementSettings(
                    0.95,
                    0.99,
                    0.92,
                    0.98,
                    DataSize.ofMegabytes(100),
                    0,
                    DataSize.ofBytes(0),
                    Duration.ofSeconds(5));

    public static FollowedForwards follow(
            KafkaClients clients, KafkaTemplate<String, byte[]> kafka) {
        var wiring = new ForwardConfiguration();
        var table = wiring.forwardTable();
        var follower = wiring.forwardsFollower(table, clients);
        follower.start();
        var forwarding =
                wiring.forwarding(
                        table,
                        follower,
                        new Elements(),
                        PLACEMENT,
                        kafka,
                        clients,
                        new SimpleMeterRegistry(),
                        InstantSource.system());
        return new FollowedForwards(forwarding, follower);
    }

    @Override
    public void close() {
        follower.close();
    }
}
