package org.artstore.starter.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.Map;

class InternalSettingsTest {

    private static final String PREFIX = "artstore.internal";

    @Test
    void hasDefaultsForAllButTheAccount() {
        var account = Map.of(PREFIX + ".client-id", "id", PREFIX + ".client-secret", "secret");
        assertThat(bound(account))
                .isEqualTo(
                        new InternalSettings(
                                "id", "secret", Duration.ofMinutes(1), Duration.ofSeconds(3)));
    }

    @Test
    void mapsEveryProperty() {
        var all =
                Map.of(
                        PREFIX + ".client-id",
                        "id",
                        PREFIX + ".client-secret",
                        "secret",
                        PREFIX + ".renew-before",
                        "PT4S",
                        PREFIX + ".request-timeout",
                        "PT5S");
        assertThat(bound(all))
                .isEqualTo(
                        new InternalSettings(
                                "id", "secret", Duration.ofSeconds(4), Duration.ofSeconds(5)));
    }

    private static InternalSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate(PREFIX, InternalSettings.class);
    }
}
