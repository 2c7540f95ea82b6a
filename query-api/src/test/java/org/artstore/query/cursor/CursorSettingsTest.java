package org.artstore.query.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.util.Map;

class CursorSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new CursorSettings(null));
    }

    @Test
    void mapsEveryProperty() {
        assertThat(bound(Map.of("artstore.cursor.key", "k"))).isEqualTo(new CursorSettings("k"));
    }

    private static CursorSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("artstore.cursor", CursorSettings.class);
    }
}
