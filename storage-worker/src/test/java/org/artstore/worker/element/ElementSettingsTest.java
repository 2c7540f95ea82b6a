package org.artstore.worker.element;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

class ElementSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new ElementSettings(
                                "local",
                                URI.create("http://localhost:8010"),
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(5),
                                16,
                                100_000,
                                DataSize.ofGigabytes(1),
                                5,
                                Duration.ofHours(24),
                                1_000));
    }

    @Test
    void readsEverySetting() {
        var settings =
                Map.ofEntries(
                        Map.entry("artstore.worker.id", "w"),
                        Map.entry("artstore.worker.url", "http://w:1"),
                        Map.entry("artstore.worker.status-interval", "PT1S"),
                        Map.entry("artstore.worker.reopen-interval", "PT2S"),
                        Map.entry("artstore.worker.rescue-after", "PT9S"),
                        Map.entry("artstore.worker.disk-threads", "3"),
                        Map.entry("artstore.worker.catalog-names", "400"),
                        Map.entry("artstore.worker.disk-reserve", "5MB"),
                        Map.entry("artstore.worker.disk-reserve-percent", "6"),
                        Map.entry("artstore.worker.quarantine", "PT7H"),
                        Map.entry("artstore.worker.purge-files", "8"));

        assertThat(bound(settings))
                .isEqualTo(
                        new ElementSettings(
                                "w",
                                URI.create("http://w:1"),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(9),
                                3,
                                400,
                                DataSize.ofMegabytes(5),
                                6,
                                Duration.ofHours(7),
                                8));
    }

    private static ElementSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("artstore.worker", ElementSettings.class);
    }
}
