package org.artstore.worker.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.Map;

class JournalSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new JournalSettings(
                                DataSize.ofMegabytes(16),
                                500,
                                Duration.ofMillis(25),
                                DataSize.ofMegabytes(32),
                                Duration.ofMillis(500),
                                Duration.ofHours(25),
                                Duration.ofSeconds(5)));
    }

    @Test
    void readsEverySetting() {
        var settings =
                Map.of(
                        "artstore.worker.journal.fetch-bytes", "1MB",
                        "artstore.worker.journal.fetch-records", "2",
                        "artstore.worker.journal.gather", "PT7S",
                        "artstore.worker.journal.checkpoint-bytes", "3MB",
                        "artstore.worker.journal.checkpoint-interval", "PT4S",
                        "artstore.worker.journal.upload-expiry", "PT5H",
                        "artstore.worker.journal.longest-retry-pause", "PT6S");

        assertThat(bound(settings))
                .isEqualTo(
                        new JournalSettings(
                                DataSize.ofMegabytes(1),
                                2,
                                Duration.ofSeconds(7),
                                DataSize.ofMegabytes(3),
                                Duration.ofSeconds(4),
                                Duration.ofHours(5),
                                Duration.ofSeconds(6)));
    }

    private static JournalSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("artstore.worker.journal", JournalSettings.class);
    }
}
