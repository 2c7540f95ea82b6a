package org.artstore.query.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.Map;

class PostgresSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new PostgresSettings(
                                "localhost",
                                5432,
                                "artstore_index",
                                "artstore",
                                "",
                                16,
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(5)));
    }

    @Test
    void mapsEveryProperty() {
        assertThat(
                        bound(
                                Map.of(
                                        "artstore.postgres.host",
                                        "db",
                                        "artstore.postgres.port",
                                        "7",
                                        "artstore.postgres.database",
                                        "d",
                                        "artstore.postgres.username",
                                        "u",
                                        "artstore.postgres.password",
                                        "p",
                                        "artstore.postgres.connections",
                                        "8",
                                        "artstore.postgres.connect-timeout",
                                        "PT3S",
                                        "artstore.postgres.statement-timeout",
                                        "PT4S")))
                .isEqualTo(
                        new PostgresSettings(
                                "db",
                                7,
                                "d",
                                "u",
                                "p",
                                8,
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(4)));
    }

    private static PostgresSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("artstore.postgres", PostgresSettings.class);
    }
}
