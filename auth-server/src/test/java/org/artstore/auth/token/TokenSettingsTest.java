package org.artstore.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

class TokenSettingsTest {

    @Test
    void givesTokensForHalfAnHour() {
        var settings = bound("artstore.token", TokenSettings.class, Map.of());
        assertThat(settings)
                .isEqualTo(new TokenSettings(Duration.ofMinutes(30), Duration.ofMinutes(1)));
    }

    @Test
    void takesEverySetting() {
        var settings =
                bound(
                        "artstore.token",
                        TokenSettings.class,
                        Map.of(
                                "artstore.token.lifetime", "5m",
                                "artstore.token.secret-remembered", "10s"));
        assertThat(settings)
                .isEqualTo(new TokenSettings(Duration.ofMinutes(5), Duration.ofSeconds(10)));
    }

    @Test
    void needsNoAccountOfTheServices() {
        assertThat(bound("artstore.internal", InternalSettings.class, Map.of()))
                .isEqualTo(new InternalSettings(null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "services, ",
        ", 0123456789abcdef0123456789abcdef",
        "services, short",
        "'not an id', 0123456789abcdef0123456789abcdef"
    })
    void refusesHalfAnAccountOfTheServices(String id, String secret) {
        var settings = new HashMap<String, String>();
        if (id != null) {
            settings.put("artstore.internal.client-id", id);
        }
        if (secret != null) {
            settings.put("artstore.internal.client-secret", secret);
        }
        assertThatThrownBy(() -> bound("artstore.internal", InternalSettings.class, settings))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    private static <T> T bound(String prefix, Class<T> type, Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(prefix, type);
    }
}
