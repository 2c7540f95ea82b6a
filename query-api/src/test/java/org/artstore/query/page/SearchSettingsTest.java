package org.artstore.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.util.Map;

class SearchSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new SearchSettings(10_000, 10_000, 50));
    }

    @Test
    void mapsEveryProperty() {
        assertThat(
                        bound(
                                Map.of(
                                        "artstore.search.counted",
                                        "1",
                                        "artstore.search.newest",
                                        "2",
                                        "artstore.search.facet-values",
                                        "3")))
                .isEqualTo(new SearchSettings(1, 2, 3));
    }

    private static SearchSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("artstore.search", SearchSettings.class);
    }
}
