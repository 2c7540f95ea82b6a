package org.artstore.auth.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.util.Map;

class TemplateSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new TemplateSettings(DataSize.ofMegabytes(4)));
    }

    @Test
    void takesEverySetting() {
        assertThat(bound(Map.of("artstore.template.most-bytes", "1KB")))
                .isEqualTo(new TemplateSettings(DataSize.ofKilobytes(1)));
    }

    private static TemplateSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("artstore.template", TemplateSettings.class);
    }
}
