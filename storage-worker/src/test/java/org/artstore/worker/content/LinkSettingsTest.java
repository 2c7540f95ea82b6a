package org.artstore.worker.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.util.Map;

class LinkSettingsTest {

    @Test
    void hasNoSecretByDefault() {
        assertThat(bound(Map.of())).isEqualTo(new LinkSettings(null));
    }

    @Test
    void mapsEveryPropertyAndTellsNoSecret() {
        var settings = bound(Map.of("artstore.links.secret", "something to be kept"));
        assertThat(settings).isEqualTo(new LinkSettings("something to be kept"));
        assertThat(settings.toString()).doesNotContain("kept");
    }

    private static LinkSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("artstore.links", LinkSettings.class);
    }
}
