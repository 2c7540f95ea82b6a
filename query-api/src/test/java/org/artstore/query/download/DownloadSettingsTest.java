package org.artstore.query.download;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.Map;

class DownloadSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new DownloadSettings(
                                500,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(60),
                                DataSize.ofKilobytes(32),
                                50));
    }

    @Test
    void mapsEveryProperty() {
        assertThat(
                        bound(
                                Map.of(
                                        "artstore.download.connections",
                                        "7",
                                        "artstore.download.connect-timeout",
                                        "PT2S",
                                        "artstore.download.answer-timeout",
                                        "PT3S",
                                        "artstore.download.idle-timeout",
                                        "PT4S",
                                        "artstore.download.read-size",
                                        "5KB",
                                        "artstore.download.ranges",
                                        "6")))
                .isEqualTo(
                        new DownloadSettings(
                                7,
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(4),
                                DataSize.ofKilobytes(5),
                                6));
    }

    private static DownloadSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("artstore.download", DownloadSettings.class);
    }
}
