package org.artstore.worker.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.worker.s3.S3Settings.Credentials;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

class S3SettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new S3Settings(
                                Path.of("scratch"),
                                null,
                                Map.of(),
                                DataSize.ofMegabytes(8),
                                4,
                                4,
                                Duration.ofSeconds(30)));
    }

    @Test
    void readsEverySetting() {
        var settings =
                Map.of(
                        "artstore.worker.s3.scratch", "/srv/scratch",
                        "artstore.worker.s3.credentials.access-key", "all",
                        "artstore.worker.s3.credentials.secret-key", "word",
                        "artstore.worker.s3.elements.s3-01.access-key", "one",
                        "artstore.worker.s3.elements.s3-01.secret-key", "other",
                        "artstore.worker.s3.part-size", "16MB",
                        "artstore.worker.s3.parallel-parts", "2",
                        "artstore.worker.s3.attempts", "3",
                        "artstore.worker.s3.attempt-timeout", "PT5S");

        var bound = bound(settings);

        assertThat(bound)
                .isEqualTo(
                        new S3Settings(
                                Path.of("/srv/scratch"),
                                new Credentials("all", "word"),
                                Map.of("s3-01", new Credentials("one", "other")),
                                DataSize.ofMegabytes(16),
                                2,
                                3,
                                Duration.ofSeconds(5)));
        assertThat(bound.of("s3-01")).isEqualTo(new Credentials("one", "other"));
        assertThat(bound.of("s3-02")).isEqualTo(new Credentials("all", "word"));
        assertThat(bound.toString()).doesNotContain("word", "other");
    }

    @Test
    void refusesPartsThatNoStoreTakes() {
        assertThatThrownBy(() -> bound(Map.of("artstore.worker.s3.part-size", "1MB")))
                .hasStackTraceContaining("part-size must be at least");
    }

    private static S3Settings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("artstore.worker.s3", S3Settings.class);
    }
}
