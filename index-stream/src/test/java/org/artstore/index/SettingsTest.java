package org.artstore.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.index.cache.CacheSettings;
import org.artstore.index.cache.RedisSettings;
import org.artstore.index.expiry.ExpirySettings;
import org.artstore.index.postgres.PostgresSettings;
import org.artstore.index.reindex.ReindexSettings;
import org.artstore.index.retelling.RetellingSettings;
import org.artstore.index.topology.RebuildSettings;
import org.artstore.index.topology.StreamSettings;
import org.artstore.index.usage.UsageSettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

class SettingsTest {

    @Test
    void haveDefaults() {
        var none = Map.<String, String>of();

        assertThat(bind("artstore.index.stream", StreamSettings.class, none))
                .isEqualTo(
                        new StreamSettings(1, 500, Duration.ofSeconds(1), Duration.ofSeconds(6)));
        assertThat(bind("artstore.index.rebuild", RebuildSettings.class, none))
                .isEqualTo(new RebuildSettings(2, 2_000));
        assertThat(bind("artstore.index.cache", CacheSettings.class, none))
                .isEqualTo(new CacheSettings(Duration.ofDays(1)));
        assertThat(bind("artstore.reindex", ReindexSettings.class, none))
                .isEqualTo(
                        new ReindexSettings(
                                Duration.ofMillis(500), Duration.ofSeconds(3), Duration.ofDays(7)));
        assertThat(bind("artstore.reindex.elements", RetellingSettings.class, none))
                .isEqualTo(new RetellingSettings(Duration.ofHours(1), Duration.ofSeconds(5)));
        assertThat(bind("artstore.index.usage", UsageSettings.class, none))
                .isEqualTo(new UsageSettings(Duration.ofMillis(500)));
        assertThat(bind("artstore.expiry", ExpirySettings.class, none))
                .isEqualTo(
                        new ExpirySettings(Duration.ofMinutes(1), 500, Duration.ofDays(1), null));
        assertThat(bind("artstore.redis", RedisSettings.class, none))
                .isEqualTo(new RedisSettings("localhost", 6379));
        assertThat(bind("artstore.postgres", PostgresSettings.class, none))
                .isEqualTo(
                        new PostgresSettings("localhost", 5432, "artstore_index", "artstore", ""));
    }

    @Test
    void map() {
        var all =
                Map.ofEntries(
                        Map.entry("artstore.index.stream.threads", "2"),
                        Map.entry("artstore.index.stream.batch-size", "50"),
                        Map.entry("artstore.index.stream.commit-interval", "PT0.1S"),
                        Map.entry("artstore.index.stream.session-timeout", "PT10S"),
                        Map.entry("artstore.index.rebuild.threads", "3"),
                        Map.entry("artstore.index.rebuild.batch-size", "70"),
                        Map.entry("artstore.index.cache.time-to-live", "PT1H"),
                        Map.entry("artstore.reindex.interval", "PT1S"),
                        Map.entry("artstore.reindex.meet-within", "PT2S"),
                        Map.entry("artstore.reindex.keep", "PT3S"),
                        Map.entry("artstore.reindex.elements.patience", "PT4S"),
                        Map.entry("artstore.reindex.elements.request-timeout", "PT6S"),
                        Map.entry("artstore.index.usage.interval", "PT7S"),
                        Map.entry("artstore.expiry.interval", "PT2S"),
                        Map.entry("artstore.expiry.at-once", "7"),
                        Map.entry("artstore.expiry.again-after", "PT3H"),
                        Map.entry("artstore.expiry.folder", "/var/due"),
                        Map.entry("artstore.redis.host", "r"),
                        Map.entry("artstore.redis.port", "1"),
                        Map.entry("artstore.postgres.host", "p"),
                        Map.entry("artstore.postgres.port", "2"),
                        Map.entry("artstore.postgres.database", "d"),
                        Map.entry("artstore.postgres.username", "u"),
                        Map.entry("artstore.postgres.password", "w"));

        assertThat(bind("artstore.index.stream", StreamSettings.class, all))
                .isEqualTo(
                        new StreamSettings(2, 50, Duration.ofMillis(100), Duration.ofSeconds(10)));
        assertThat(bind("artstore.index.rebuild", RebuildSettings.class, all))
                .isEqualTo(new RebuildSettings(3, 70));
        assertThat(bind("artstore.index.cache", CacheSettings.class, all))
                .isEqualTo(new CacheSettings(Duration.ofHours(1)));
        assertThat(bind("artstore.reindex", ReindexSettings.class, all))
                .isEqualTo(
                        new ReindexSettings(
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(3)));
        assertThat(bind("artstore.reindex.elements", RetellingSettings.class, all))
                .isEqualTo(new RetellingSettings(Duration.ofSeconds(4), Duration.ofSeconds(6)));
        assertThat(bind("artstore.index.usage", UsageSettings.class, all))
                .isEqualTo(new UsageSettings(Duration.ofSeconds(7)));
        assertThat(bind("artstore.expiry", ExpirySettings.class, all))
                .isEqualTo(
                        new ExpirySettings(
                                Duration.ofSeconds(2),
                                7,
                                Duration.ofHours(3),
                                Path.of("/var/due")));
        assertThat(bind("artstore.redis", RedisSettings.class, all))
                .isEqualTo(new RedisSettings("r", 1));
        assertThat(bind("artstore.postgres", PostgresSettings.class, all))
                .isEqualTo(new PostgresSettings("p", 2, "d", "u", "w"));
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate(prefix, type);
    }
}
