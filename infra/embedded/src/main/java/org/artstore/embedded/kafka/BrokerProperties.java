package org.artstore.embedded.kafka;

import org.artstore.embedded.port.FreePort;

import java.util.Properties;

/// The properties of a lone broker that shares a small machine with its clients.
final class BrokerProperties {
    private static final String HOST = "127.0.0.1";

    private BrokerProperties() {}

    static Properties of(KafkaSettings settings) {
        var properties = new Properties();
        identity(properties, settings);
        durability(properties);
        internalTopics(properties);
        restart(properties);
        size(properties);
        properties.putAll(settings.properties());
        return properties;
    }

    /// Static voters: the controller's port may be another one at each start.
    private static void identity(Properties properties, KafkaSettings settings) {
        var controller = HOST + ":" + FreePort.any();
        var broker = HOST + ":" + settings.port();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@" + controller);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listeners", "PLAINTEXT://" + broker + ",CONTROLLER://" + controller);
        properties.put("advertised.listeners", "PLAINTEXT://" + broker);
        properties.put(
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("log.dirs", settings.dataDirectory().toAbsolutePath().toString());
    }

    private static void durability(Properties properties) {
        properties.put("log.flush.interval.messages", "1");
        properties.put("unclean.leader.election.enable", "false");
        properties.put("auto.create.topics.enable", "false");
        properties.put("default.replication.factor", "1");
        properties.put("min.insync.replicas", "1");
    }

    private static void internalTopics(Properties properties) {
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "4");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("share.coordinator.state.topic.num.partitions", "2");
    }

    /// A killed broker's session must end before its successor may register; logs are checked from
    /// the last recovery point on.
    private static void restart(Properties properties) {
        properties.put("broker.session.timeout.ms", "2000");
        properties.put("broker.heartbeat.interval.ms", "500");
        properties.put("initial.broker.registration.timeout.ms", "60000");
        properties.put("log.flush.offset.checkpoint.interval.ms", "5000");
        properties.put("num.recovery.threads.per.data.dir", "2");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("offsets.retention.minutes", "525600");
    }

    private static void size(Properties properties) {
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("background.threads", "2");
        properties.put("log.cleaner.dedupe.buffer.size", "4194304");
        properties.put("log.cleaner.io.buffer.size", "131072");
        properties.put("log.index.size.max.bytes", "2097152");
        properties.put("log.segment.bytes", "268435456");
        properties.put("metadata.log.segment.bytes", "16777216");
        properties.put("metadata.max.retention.bytes", "67108864");
    }
}
