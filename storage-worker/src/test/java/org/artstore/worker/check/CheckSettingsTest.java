package org.artstore.worker.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

class CheckSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new CheckSettings(
                                200_000,
                                URI.create("http://localhost:8040"),
                                Duration.ofSeconds(15),
                                Duration.ofMinutes(1)));
    }

    @Test
    void readsEverySetting() {
        var settings =
                Map.of(
                        "artstore.worker.check.documents-at-once",
                        "3",
                        "artstore.worker.check.index-url",
                        "http://index:1",
                        "artstore.worker.check.index-timeout",
                        "PT4S",
                        "artstore.worker.check.index-patience",
                        "PT5S");

        assertThat(bound(settings))
                .isEqualTo(
                        new CheckSettings(
                                3,
                                URI.create("http://index:1"),
                                Duration.ofSeconds(4),
                                Duration.ofSeconds(5)));
    }

    private static CheckSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("artstore.worker.check", CheckSettings.class);
    }
}
