package org.artstore.worker.transfer;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.artstore.starter.follower.LogFollower;
import org.artstore.starter.kafka.KafkaClients;
import org.springframework.kafka.core.KafkaTemplate;

import java.time.InstantSource;

/// The transfers as a worker follows them, without the rest of the worker.
public record FollowedTransfers(Transfers transfers, LogFollower follower)
        implements AutoCloseable {

    public static FollowedTransfers follow(
            KafkaClients clients, KafkaTemplate<String, byte[]> kafka) {
        var wiring = new TransferConfiguration();
        var table = wiring.transferTable(new SimpleMeterRegistry());
        var follower = wiring.transfersFollower(table, clients);
        follower.start();
        var transfers = wiring.transfers(table, follower, kafka, InstantSource.system());
        return new FollowedTransfers(transfers, follower);
    }

    @Override
    public void close() {
        follower.close();
    }
}
