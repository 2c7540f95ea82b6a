package org.artstore.query.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.Map;

class DocumentSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new DocumentSettings(
                                10_000,
                                Duration.ofHours(24),
                                Duration.ofSeconds(1),
                                50_000,
                                Duration.ofHours(1)));
    }

    @Test
    void mapsEveryProperty() {
        assertThat(
                        bound(
                                Map.of(
                                        "artstore.documents.in-memory",
                                        "7",
                                        "artstore.documents.in-redis-for",
                                        "PT2S",
                                        "artstore.documents.without-redis-for",
                                        "PT3S",
                                        "artstore.documents.versions",
                                        "8",
                                        "artstore.documents.recent",
                                        "PT4S")))
                .isEqualTo(
                        new DocumentSettings(
                                7,
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(3),
                                8,
                                Duration.ofSeconds(4)));
    }

    private static DocumentSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("artstore.documents", DocumentSettings.class);
    }
}
