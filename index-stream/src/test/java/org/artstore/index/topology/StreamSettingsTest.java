package org.artstore.index.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.Map;

class StreamSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new StreamSettings(1, 500, Duration.ofSeconds(1), Duration.ofSeconds(6)));
    }

    @Test
    void mapsEverySetting() {
        var settings =
                bind(
                        Map.of(
                                "artstore.index.stream.threads", "2",
                                "artstore.index.stream.batch-size", "50",
                                "artstore.index.stream.commit-interval", "PT0.1S",
                                "artstore.index.stream.session-timeout", "PT10S"));

        assertThat(settings)
                .isEqualTo(
                        new StreamSettings(2, 50, Duration.ofMillis(100), Duration.ofSeconds(10)));
    }

    private static StreamSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("artstore.index.stream", StreamSettings.class);
    }
}
