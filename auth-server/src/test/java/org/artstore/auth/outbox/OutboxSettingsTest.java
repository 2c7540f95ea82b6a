package org.artstore.auth.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.auth.postgres.PostgresSettings;
import org.artstore.starter.kafka.KafkaSettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.Map;

class OutboxSettingsTest {

    @Test
    void looksOftenAndForgetsAfterADay() {
        var settings = bound(Map.of());
        assertThat(settings.pollInterval()).isEqualTo(Duration.ofMillis(50));
        assertThat(settings.heartbeatInterval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.keptAfterDelivery()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.pruneInterval()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void takesEverySetting() {
        var settings =
                bound(
                        Map.of(
                                "artstore.outbox.poll-interval", "10ms",
                                "artstore.outbox.heartbeat-interval", "5s",
                                "artstore.outbox.kept-after-delivery", "1h",
                                "artstore.outbox.prune-interval", "2m"));
        assertThat(settings)
                .isEqualTo(
                        new OutboxSettings(
                                Duration.ofMillis(10),
                                Duration.ofSeconds(5),
                                Duration.ofHours(1),
                                Duration.ofMinutes(2)));
    }

    @Test
    void refusesAnIntervalOfNothing() {
        var never = Map.of("artstore.outbox.poll-interval", "0s");
        assertThatThrownBy(() -> bound(never))
                .hasRootCauseMessage("intervals of the outbox must be positive");
    }

    @Test
    void namesSlotAndOffsetsAfterTheDatabase() {
        var postgres = new PostgresSettings("db", 5433, "Art-Store.auth", "me", "secret");
        var kafka = new KafkaSettings("broker:9092", (short) 3, (short) 2, null);
        var properties = EngineProperties.of(bound(Map.of()), postgres, kafka);
        assertThat(properties)
                .containsEntry("slot.name", "outbox_art_store_auth")
                .containsEntry("topic.prefix", "outbox_art_store_auth")
                .containsEntry("database.hostname", "db")
                .containsEntry("database.port", "5433")
                .containsEntry("database.dbname", "Art-Store.auth")
                .containsEntry("database.user", "me")
                .containsEntry("database.password", "secret")
                .containsEntry("bootstrap.servers", "broker:9092")
                .containsEntry("poll.interval.ms", "50")
                .containsEntry("offset.storage.topic", "artstore.outbox-offsets");
    }

    private static OutboxSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("artstore.outbox", OutboxSettings.class);
    }
}
