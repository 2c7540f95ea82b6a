package org.artstore.query.download;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.Map;

class LinkSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new LinkSettings(null, Duration.ofMinutes(5)));
    }

    @Test
    void mapsEveryPropertyAndTellsNoSecret() {
        var settings =
                bound(
                        Map.of(
                                "artstore.links.secret",
                                "something to be kept",
                                "artstore.links.valid-for",
                                "PT2S"));
        assertThat(settings)
                .isEqualTo(new LinkSettings("something to be kept", Duration.ofSeconds(2)));
        assertThat(settings.toString()).doesNotContain("kept");
    }

    private static LinkSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("artstore.links", LinkSettings.class);
    }
}
