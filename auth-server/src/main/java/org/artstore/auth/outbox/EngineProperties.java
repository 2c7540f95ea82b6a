package org.artstore.auth.outbox;

import org.apache.kafka.clients.CommonClientConfigs;
import org.artstore.auth.postgres.PostgresSettings;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.kafka.KafkaSettings;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/// The settings of the engine that reads PostgreSQL's log.
final class EngineProperties {

    private static final String OUTBOX = "public.outbox";

    private static final Map<String, String> FIXED =
            Map.ofEntries(
                    Map.entry("name", "outbox"),
                    Map.entry(
                            "connector.class",
                            "io.debezium.connector.postgresql.PostgresConnector"),
                    Map.entry("plugin.name", "pgoutput"),
                    Map.entry("slot.max.retries", "0"),
                    Map.entry("publication.name", "artstore_outbox"),
                    Map.entry("publication.autocreate.mode", "disabled"),
                    Map.entry("table.include.list", OUTBOX),
                    // Rows that the slot has not seen, because it is new or was lost, and all of
                    // them when Kafka has lost our position, come by a snapshot.
                    Map.entry("snapshot.mode", "when_needed"),
                    // Where rows lie is not the order in which they were written, and the last word
                    // about a key has to come last.
                    Map.entry("snapshot.select.statement.overrides", OUTBOX),
                    Map.entry(
                            "snapshot.select.statement.overrides." + OUTBOX,
                            "select * from " + OUTBOX + " order by id"),
                    Map.entry("snapshot.locking.mode", "none"),
                    // Other databases of the server fill its log too, and it is kept from where we
                    // stand: a message of our own, now and then, takes us along.
                    Map.entry(
                            "heartbeat.action.query",
                            "select pg_logical_emit_message(true, 'outbox', '')"),
                    Map.entry("tombstones.on.delete", "false"),
                    Map.entry("max.batch.size", "256"),
                    Map.entry("max.queue.size", "512"),
                    Map.entry("record.processing.threads", "1"),
                    Map.entry("errors.max.retries", "0"),
                    Map.entry(
                            "offset.storage",
                            "org.apache.kafka.connect.storage.KafkaOffsetBackingStore"),
                    Map.entry("offset.storage.topic", Topics.OUTBOX_OFFSETS.name()),
                    Map.entry(
                            "offset.storage.partitions",
                            Integer.toString(Topics.OUTBOX_OFFSETS.partitions())));

    private static final int LONGEST_SLOT = 63;

    private EngineProperties() {}

    /// Slots are of a whole server, so the name tells the database.
    static String slot(PostgresSettings postgres) {
        var database = postgres.database().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
        var name = "outbox_" + database;
        return name.substring(0, Math.min(LONGEST_SLOT, name.length()));
    }

    static Properties of(OutboxSettings outbox, PostgresSettings postgres, KafkaSettings kafka) {
        var properties = new Properties();
        properties.putAll(FIXED);
        properties.put("slot.name", slot(postgres));
        // Names the position among the offsets.
        properties.put("topic.prefix", slot(postgres));
        properties.put("poll.interval.ms", Long.toString(outbox.pollInterval().toMillis()));
        properties.put(
                "heartbeat.interval.ms", Long.toString(outbox.heartbeatInterval().toMillis()));
        properties.put("database.hostname", postgres.host());
        properties.put("database.port", Integer.toString(postgres.port()));
        properties.put("database.dbname", postgres.database());
        properties.put("database.user", postgres.username());
        properties.put("database.password", postgres.password());
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(
                "offset.storage.replication.factor", Short.toString(kafka.replicationFactor()));
        return properties;
    }
}
