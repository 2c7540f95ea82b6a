package org.artstore.index.reindex;

import static org.artstore.index.Waiting.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.index.IndexProcess;
import org.artstore.index.Samples;
import org.artstore.index.TestDatabase;
import org.artstore.index.TestLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// A job under uploads, deletes and searches, whose service is killed again and again: at a random
/// moment while it builds, and right after each order of the operator.
class DeathsIT {

    private static final int DOCUMENTS = 300;
    private static final int KILLS = Integer.getInteger("index.kills", 1);
    private static final long SEED = Long.getLong("index.seed", System.nanoTime());
    private static final String SETTINGS = "artstore.reindex.interval=PT0.1S";

    private final Random random = new Random(SEED);
    private final TestLog log = new TestLog();
    private final TestDatabase database = TestDatabase.create();
    private IndexProcess service = IndexProcess.start(database, SETTINGS);

    @AfterEach
    void close() {
        service.close();
        log.close();
    }

    @Test
    void jobGoesOnAndReadersNoticeNothing() {
        System.out.println("seed " + SEED);
        log.sendAll(
                IntStream.range(0, DOCUMENTS)
                        .mapToObj(it -> Samples.document(Samples.named("stays-" + it + ".txt")))
                        .toList());
        patiently().untilAsserted(() -> assertThat(database.search("stays")).hasSize(DOCUMENTS));
        try (var readers = new Readers(database, "stays", DOCUMENTS)) {
            var id = build();
            for (var command : new String[] {"switch", "rollback"}) {
                patiently()
                        .untilAsserted(
                                () ->
                                        assertThat(client().tell(id, command).statusCode())
                                                .isIn(200, 409));
                dieAndComeBack();
                var state = command.equals("switch") ? "switched" : "rolled_back";
                client().await(id, state);
            }
            assertThat(readers.complaints()).as("seed " + SEED).isEmpty();
            assertThat(readers.searches()).isPositive();
        }
    }

    /// A job that is ready, through deaths, while the log grows.
    private String build() {
        try (var _ = new Writers(log)) {
            var id = begin();
            for (int i = 0; i < KILLS; i++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(2_000)));
                dieAndComeBack();
            }
            patiently()
                    .untilAsserted(
                            () ->
                                    assertThat(client().job(id).path("state").asString())
                                            .isEqualTo("ready"));
            assertThat(client().job(id).path("equal").asBoolean()).isTrue();
            return id;
        }
    }

    private String begin() {
        return client().begin("{\"source\":\"log\",\"rate_limit\":2000}");
    }

    private void dieAndComeBack() {
        service.kill();
        service = IndexProcess.start(database, SETTINGS);
        patiently().until(() -> client().get("/health/live").statusCode() == 200);
    }

    private JobClient client() {
        return new JobClient(service.port());
    }
}
