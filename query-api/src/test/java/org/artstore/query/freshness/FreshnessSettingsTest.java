package org.artstore.query.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.Map;

class FreshnessSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new FreshnessSettings(
                                Duration.ofSeconds(5),
                                1000,
                                Duration.ofMillis(20),
                                Duration.ofSeconds(1)));
    }

    @Test
    void mapsEveryProperty() {
        assertThat(
                        bound(
                                Map.of(
                                        "artstore.freshness.within",
                                        "PT2S",
                                        "artstore.freshness.waiting",
                                        "7",
                                        "artstore.freshness.look-every",
                                        "PT3S",
                                        "artstore.freshness.log-known-for",
                                        "PT4S")))
                .isEqualTo(
                        new FreshnessSettings(
                                Duration.ofSeconds(2),
                                7,
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(4)));
    }

    private static FreshnessSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("artstore.freshness", FreshnessSettings.class);
    }
}
