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

/// PostgreSQL goes away while the log grows.
class OutageIT {

    /// Commits are tried all the time.
    private static final StreamSettings SETTINGS =
            new StreamSettings(1, 500, Duration.ofMillis(10), Duration.ofSeconds(6));

    private final TestLog log = new TestLog();
    private final TestDatabase database = TestDatabase.create();
    private TestPipeline pipeline;

    @BeforeEach
    void start() {
        pipeline = TestPipeline.start(database, SETTINGS);
        log.sendAll(documents(10));
        patiently().untilAsserted(() -> assertThat(database.count()).isEqualTo(10));
    }

    @AfterEach
    void stop() {
        pipeline.close();
        log.close();
    }

    @Test
    void waitsAndSkipsNothing() {
        database.shut();
        log.sendAll(documents(200));
        patiently().until(() -> pipeline.writeFailures() >= 3);
        database.open();

        patiently().untilAsserted(() -> assertThat(database.count()).isEqualTo(210));
    }

    @Test
    void commitsNoOffsetOfWhatIsNotInTheIndex() {
        patiently().untilAsserted(() -> assertThat(committed()).isEqualTo(10));
        database.shut();
        log.sendAll(documents(50));

        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(committed()).isEqualTo(10));
        database.open();
        patiently().untilAsserted(() -> assertThat(committed()).isEqualTo(60));
        assertThat(database.count()).isEqualTo(60);
    }

    @Test
    void stopsInTheMiddleOfAnOutageAndGoesOnAtTheNextStart() {
        database.shut();
        log.sendAll(documents(50));
        patiently().until(() -> pipeline.writeFailures() >= 1);
        pipeline.close();
        database.open();
        assertThat(database.count()).isEqualTo(10);

        pipeline = TestPipeline.start(database, SETTINGS);

        patiently().untilAsserted(() -> assertThat(database.count()).isEqualTo(60));
    }

    @Test
    void survivesConnectionsThatAreCutAgainAndAgain() {
        for (int i = 0; i < 10; i++) {
            log.sendAll(documents(50));
            database.disconnect();
        }

        patiently().untilAsserted(() -> assertThat(database.count()).isEqualTo(510));
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
