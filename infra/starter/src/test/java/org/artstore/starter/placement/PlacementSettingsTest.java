package org.artstore.starter.placement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.Map;

class PlacementSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new PlacementSettings(
                                0.95,
                                0.99,
                                0.92,
                                0.98,
                                DataSize.ofMegabytes(100),
                                0.05,
                                DataSize.ofGigabytes(1),
                                Duration.ofSeconds(5)));
    }

    @Test
    void mapsEveryProperty() {
        var settings =
                Map.of(
                        "artstore.placement.edit-critical", "0.1",
                        "artstore.placement.edit-full", "0.2",
                        "artstore.placement.rw-critical", "0.3",
                        "artstore.placement.rw-full", "0.4",
                        "artstore.placement.large-file", "5MB",
                        "artstore.placement.disk-reserve-share", "0.6",
                        "artstore.placement.disk-reserve", "7MB",
                        "artstore.placement.retry-after", "8s");

        assertThat(bound(settings))
                .isEqualTo(
                        new PlacementSettings(
                                0.1,
                                0.2,
                                0.3,
                                0.4,
                                DataSize.ofMegabytes(5),
                                0.6,
                                DataSize.ofMegabytes(7),
                                Duration.ofSeconds(8)));
    }

    private static PlacementSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("artstore.placement", PlacementSettings.class);
    }
}
