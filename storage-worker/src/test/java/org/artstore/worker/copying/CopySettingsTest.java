package org.artstore.worker.copying;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.Map;

class CopySettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new CopySettings(
                                2,
                                Duration.ofMillis(500),
                                DataSize.ofMegabytes(64),
                                Duration.ofHours(1),
                                Duration.ofHours(24)));
    }

    @Test
    void readsEverySetting() {
        var settings =
                Map.of(
                        "artstore.worker.transfer.running", "3",
                        "artstore.worker.transfer.interval", "PT1S",
                        "artstore.worker.transfer.checkpoint-bytes", "1MB",
                        "artstore.worker.transfer.patience", "PT2S",
                        "artstore.worker.transfer.margin", "PT3S");

        assertThat(bound(settings))
                .isEqualTo(
                        new CopySettings(
                                3,
                                Duration.ofSeconds(1),
                                DataSize.ofMegabytes(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(3)));
    }

    private static CopySettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("artstore.worker.transfer", CopySettings.class);
    }
}
