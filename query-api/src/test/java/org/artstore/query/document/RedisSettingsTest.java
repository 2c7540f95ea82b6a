package org.artstore.query.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.Map;

class RedisSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new RedisSettings("localhost", 6379, Duration.ofMillis(200)));
    }

    @Test
    void mapsEveryProperty() {
        assertThat(
                        bound(
                                Map.of(
                                        "artstore.redis.host",
                                        "cache",
                                        "artstore.redis.port",
                                        "7",
                                        "artstore.redis.timeout",
                                        "PT2S")))
                .isEqualTo(new RedisSettings("cache", 7, Duration.ofSeconds(2)));
    }

    private static RedisSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("artstore.redis", RedisSettings.class);
    }
}
