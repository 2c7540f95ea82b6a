package org.artstore.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.Map;

class StatisticsSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new StatisticsSettings(Duration.ofSeconds(1), 10_000));
    }

    @Test
    void mapsEveryProperty() {
        assertThat(
                        bound(
                                Map.of(
                                        "artstore.statistics.told-every",
                                        "PT2S",
                                        "artstore.statistics.tallies",
                                        "7")))
                .isEqualTo(new StatisticsSettings(Duration.ofSeconds(2), 7));
    }

    private static StatisticsSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("artstore.statistics", StatisticsSettings.class);
    }
}
