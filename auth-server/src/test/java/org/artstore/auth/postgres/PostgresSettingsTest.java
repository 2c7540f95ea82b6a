package org.artstore.auth.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.util.Map;

class PostgresSettingsTest {

    @Test
    void isADatabaseOfItsOwnOnThisHost() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new PostgresSettings("localhost", 5432, "artstore_auth", "artstore", ""));
    }

    @Test
    void takesEverySetting() {
        var settings =
                bound(
                        Map.of(
                                "artstore.postgres.host", "db",
                                "artstore.postgres.port", "5433",
                                "artstore.postgres.database", "other",
                                "artstore.postgres.username", "me",
                                "artstore.postgres.password", "secret"));
        assertThat(settings).isEqualTo(new PostgresSettings("db", 5433, "other", "me", "secret"));
        assertThat(settings.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5433/other");
    }

    private static PostgresSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("artstore.postgres", PostgresSettings.class);
    }
}
