package org.artstore.worker.drain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.Map;

class DrainSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new DrainSettings(8, DataSize.ofMegabytes(50), Duration.ofMinutes(1)));
    }

    @Test
    void readsEverySetting() {
        var settings =
                Map.of(
                        "artstore.worker.drain.under-way", "3",
                        "artstore.worker.drain.bytes-per-second", "1MB",
                        "artstore.worker.drain.patience", "PT2S");

        assertThat(bound(settings))
                .isEqualTo(new DrainSettings(3, DataSize.ofMegabytes(1), Duration.ofSeconds(2)));
    }

    private static DrainSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("artstore.worker.drain", DrainSettings.class);
    }
}
