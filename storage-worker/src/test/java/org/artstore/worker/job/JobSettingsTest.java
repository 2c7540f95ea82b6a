package org.artstore.worker.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.util.Map;

class JobSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new JobSettings(4, 100, 1000));
    }

    @Test
    void readsEverySetting() {
        var settings =
                Map.of(
                        "artstore.worker.jobs.running", "1",
                        "artstore.worker.jobs.remembered", "2",
                        "artstore.worker.jobs.findings", "3");

        assertThat(bound(settings)).isEqualTo(new JobSettings(1, 2, 3));
    }

    private static JobSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("artstore.worker.jobs", JobSettings.class);
    }
}
