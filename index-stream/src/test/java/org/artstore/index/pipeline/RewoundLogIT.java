package org.artstore.index.pipeline;

import static org.artstore.index.Waiting.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.index.GrowingSource;
import org.artstore.index.Samples;
import org.artstore.index.TestDatabase;
import org.artstore.index.TestLog;
import org.artstore.index.topology.StreamSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import javax.sql.DataSource;

/// The log is not the one that the index was made from.
class RewoundLogIT {

    private static final StreamSettings SETTINGS =
            new StreamSettings(1, 500, Duration.ofSeconds(1), Duration.ofSeconds(6));

    private final TestLog log = new TestLog();
    private final TestDatabase database = TestDatabase.create();

    @BeforeEach
    void index() {
        log.send(Samples.document(Samples.METADATA));
        try (var _ = TestPipeline.start(database, SETTINGS)) {
            patiently().untilAsserted(() -> assertThat(database.count()).isEqualTo(1));
        }
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void doesNotGoOnWithAnotherLog() {
        log.replace();
        log.send(Samples.document(Samples.METADATA));

        assertStandsStill("stands where");
    }

    @Test
    void doesNotGoOnBeyondTheEndOfTheLog() {
        database.query("update live.positions set next_offset = next_offset + 1");
        log.send(Samples.document(Samples.METADATA));
        database.query("update live.positions set next_offset = next_offset + 1");

        assertStandsStill("was applied up to");
    }

    @Test
    void goesOnWhenAnotherAppliesWhatComesWhileItLooks() {
        try (var _ = TestPipeline.start(database, SETTINGS);
                var late = TestPipeline.start(database, SETTINGS, this::growing)) {
            patiently()
                    .untilAsserted(
                            () ->
                                    assertThat(late.finding())
                                            .containsAnyOf("records behind", "log-rewound"));
            assertThat(late.finding()).doesNotContain("log-rewound");
        }
    }

    /// The database, in which another document is applied before each look.
    private DataSource growing(DataSource source) {
        return GrowingSource.of(
                source,
                () -> {
                    log.send(Samples.document(Samples.METADATA));
                    patiently().until(() -> database.applied() == log.size());
                });
    }

    private void assertStandsStill(String finding) {
        try (var pipeline = TestPipeline.start(database, SETTINGS)) {
            patiently()
                    .untilAsserted(
                            () -> assertThat(pipeline.finding()).contains("log-rewound", finding));
            assertThat(database.count()).isEqualTo(1);
        }
    }
}
