package org.artstore.starter.kafka;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.artstore.starter.health.ReadinessCheck;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/// Whether the cluster answers. A service declares it as a bean, with the weight that Kafka has for
/// it.
public final class KafkaReachable implements ReadinessCheck, AutoCloseable {

    private static final int BOUND_MS = 1_500;

    private final Admin admin;
    private final boolean critical;

    public KafkaReachable(KafkaClients clients, boolean critical) {
        this.admin = clients.newAdmin();
        this.critical = critical;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public boolean critical() {
        return critical;
    }

    @Override
    public CompletionStage<String> check() {
        return admin.describeCluster(new DescribeClusterOptions().timeoutMs(BOUND_MS))
                .nodes()
                .toCompletionStage()
                .thenApply(nodes -> nodes.size() == 1 ? "1 broker" : nodes.size() + " brokers");
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
