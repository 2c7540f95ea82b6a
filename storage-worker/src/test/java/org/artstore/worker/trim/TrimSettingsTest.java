package org.artstore.worker.trim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.Map;

class TrimSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new TrimSettings(Duration.ofHours(24), Duration.ofMinutes(10)));
    }

    @Test
    void readsEverySetting() {
        assertThat(
                        bound(
                                Map.of(
                                        "artstore.worker.trim.after", "PT7H",
                                        "artstore.worker.trim.interval", "PT8S")))
                .isEqualTo(new TrimSettings(Duration.ofHours(7), Duration.ofSeconds(8)));
    }

    @Test
    void refusesAnIntervalThatIsNone() {
        assertThatThrownBy(() -> new TrimSettings(Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static TrimSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("artstore.worker.trim", TrimSettings.class);
    }
}
