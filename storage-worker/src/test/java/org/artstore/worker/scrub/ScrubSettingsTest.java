package org.artstore.worker.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.Map;

class ScrubSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new ScrubSettings(
                                Duration.ofDays(30),
                                DataSize.ofMegabytes(20),
                                200,
                                Duration.ofMinutes(5),
                                true));
    }

    @Test
    void readsEverySetting() {
        var settings =
                Map.of(
                        "artstore.worker.scrub.within", "P1D",
                        "artstore.worker.scrub.bytes-per-second", "2MB",
                        "artstore.worker.scrub.files-per-second", "3",
                        "artstore.worker.scrub.begin-after", "PT4S",
                        "artstore.worker.scrub.tell-verified", "false");

        assertThat(bound(settings))
                .isEqualTo(
                        new ScrubSettings(
                                Duration.ofDays(1),
                                DataSize.ofMegabytes(2),
                                3,
                                Duration.ofSeconds(4),
                                false));
    }

    private static ScrubSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("artstore.worker.scrub", ScrubSettings.class);
    }
}
