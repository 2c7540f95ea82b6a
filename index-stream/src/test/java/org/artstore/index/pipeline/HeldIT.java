package org.artstore.index.pipeline;

import static org.artstore.index.Waiting.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.index.Samples;
import org.artstore.index.TestDatabase;
import org.artstore.index.TestLog;
import org.artstore.index.topology.StreamSettings;
import org.artstore.schemas.document.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// A generation that may not go on in some partitions.
class HeldIT {

    /// Commits are tried all the time.
    private static final StreamSettings SETTINGS =
            new StreamSettings(1, 500, Duration.ofMillis(10), Duration.ofSeconds(6));

    private static final int BEFORE = 40;
    private static final int MEANWHILE = 200;

    private final TestLog log = new TestLog();
    private final TestDatabase database = TestDatabase.create();
    private TestPipeline pipeline;

    @BeforeEach
    void start() {
        pipeline = TestPipeline.start(database, SETTINGS);
        log.sendAll(documents(BEFORE));
        patiently().untilAsserted(() -> assertThat(database.count()).isEqualTo(BEFORE));
        patiently().untilAsserted(() -> assertThat(committed()).isEqualTo(BEFORE));
    }

    @AfterEach
    void stop() {
        pipeline.close();
        log.close();
    }

    @Test
    void readsOnElsewhereAndCommitsNothingThatIsHeld() {
        try (var hold = Hold.of(database, 0, 1, 2, 3)) {
            var before = hold.positions();
            log.sendAll(documents(MEANWHILE));
            patiently().untilAsserted(() -> assertThat(free()).isEqualTo(freeEnd()));

            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertNothingHeldIsCommitted(hold));
            assertThat(hold.positions())
                    .containsEntry(0, before.get(0))
                    .containsEntry(3, before.get(3));
            assertThat(pipeline.finding()).doesNotStartWith("0 ");
        }
        patiently().untilAsserted(() -> assertThat(database.count()).isEqualTo(BEFORE + MEANWHILE));
        log.sendAll(documents(MEANWHILE));
        patiently().untilAsserted(() -> assertThat(committed()).isEqualTo(log.size()));
    }

    @Test
    void whoTakesAPartitionOverReadsWhatWasHeld() {
        var other = TestPipeline.start(database, SETTINGS);
        patiently().untilAsserted(() -> assertThat(other.finding()).contains("records behind"));
        try (var _ = Hold.of(database, 0, 1, 2, 3, 4, 5, 6, 7)) {
            log.sendAll(documents(MEANWHILE));
            patiently()
                    .untilAsserted(() -> assertThat(pipeline.finding()).matches("[1-9]\\d* rec.*"));
            pipeline.close();
            pipeline = other;
        }

        patiently().untilAsserted(() -> assertThat(database.count()).isEqualTo(BEFORE + MEANWHILE));
    }

    @Test
    void whatWasHeldIsReadAgainAtTheNextStart() {
        try (var _ = Hold.of(database, 0, 1, 2, 3, 4, 5, 6, 7)) {
            log.sendAll(documents(MEANWHILE));
            patiently()
                    .untilAsserted(() -> assertThat(pipeline.finding()).matches("[1-9]\\d* rec.*"));
            pipeline.close();
            pipeline = TestPipeline.start(database, SETTINGS);
            patiently()
                    .untilAsserted(() -> assertThat(pipeline.finding()).matches("[1-9]\\d* rec.*"));
            assertThat(database.count()).isEqualTo(BEFORE);
        }

        patiently().untilAsserted(() -> assertThat(database.count()).isEqualTo(BEFORE + MEANWHILE));
    }

    private void assertNothingHeldIsCommitted(Hold hold) {
        var positions = hold.positions();
        log.committed()
                .forEach(
                        (partition, committed) ->
                                assertThat(committed.offset())
                                        .isLessThanOrEqualTo(
                                                positions.getOrDefault(partition.partition(), 0L)));
    }

    /// What is committed in the partitions where nothing is held.
    private long free() {
        return log.committed().entrySet().stream()
                .filter(it -> it.getKey().partition() > 3)
                .mapToLong(it -> it.getValue().offset())
                .sum();
    }

    private long freeEnd() {
        var ends = log.ends();
        return IntStream.range(4, 8).mapToLong(it -> ends.getOrDefault(it, 0L)).sum();
    }

    private long committed() {
        return log.committed().values().stream().mapToLong(it -> it.offset()).sum();
    }

    private static List<Document> documents(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Samples.document(Samples.named("file " + i + ".txt")))
                .toList();
    }
}
