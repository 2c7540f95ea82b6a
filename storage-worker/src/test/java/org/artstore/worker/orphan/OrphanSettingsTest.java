package org.artstore.worker.orphan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.Map;

class OrphanSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new OrphanSettings(Duration.ofDays(7)));
    }

    @Test
    void readsEverySetting() {
        var settings = Map.of("artstore.worker.orphans.after", "P1D");

        assertThat(bound(settings)).isEqualTo(new OrphanSettings(Duration.ofDays(1)));
    }

    private static OrphanSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("artstore.worker.orphans", OrphanSettings.class);
    }
}
