package org.artstore.query.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.Map;

class LogSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new LogSettings(20_000, Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }

    @Test
    void mapsEveryProperty() {
        assertThat(
                        bound(
                                Map.of(
                                        "artstore.file-log.overlay-documents",
                                        "7",
                                        "artstore.file-log.catch-up-within",
                                        "PT2S",
                                        "artstore.file-log.compared-every",
                                        "PT3S")))
                .isEqualTo(new LogSettings(7, Duration.ofSeconds(2), Duration.ofSeconds(3)));
    }

    private static LogSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("artstore.file-log", LogSettings.class);
    }
}
