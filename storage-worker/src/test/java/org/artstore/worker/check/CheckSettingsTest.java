package org.artstore.worker.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.util.Map;

class CheckSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new CheckSettings(200_000));
    }

    @Test
    void readsEverySetting() {
        var settings = Map.of("artstore.worker.check.documents-at-once", "3");

        assertThat(bound(settings)).isEqualTo(new CheckSettings(3));
    }

    private static CheckSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("artstore.worker.check", CheckSettings.class);
    }
}
