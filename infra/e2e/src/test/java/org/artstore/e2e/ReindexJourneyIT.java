package org.artstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.bench.client.ArtStoreClient;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/// The index is built anew, taken into use and given up again while clients store, delete and
/// search.
///
/// How often index-stream is killed meanwhile is a setting of the test: `-Dreindex.kills=10`.
class ReindexJourneyIT {

    private static final int KILLS = Integer.getInteger("reindex.kills", 1);
    /// Enough for the building to take as long as the kills.
    private static final int KEPT = 40 * KILLS;
    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final Duration SEARCHABLE_WITHIN = Duration.ofSeconds(30);
    private static final String LASTING = "летопись";
    private static final String PASSING = "однодневка";
    /// Records a second, twice of what the clients add.
    private static final int RATE = 100;

    private final Standalone standalone = Standalone.shared();
    private final ArtStoreClient client = standalone.client();
    private final Random random = new Random();

    @Test
    void noSearchFailsOrMissesADocument() throws Exception {
        var kept = store();
        try (var traffic = new ReindexTraffic(client, LASTING, kept, PASSING)) {
            var job =
                    ReindexJob.begin(
                            standalone, "{\"source\":\"log\",\"rate_limit\":" + RATE + "}");
            kill(job);
            job.awaitReady();
            job.tell("switch");
            assertThat(job.state()).isEqualTo("switched");
            awaitSearches(traffic);
            job.tell("rollback");
            assertThat(job.state()).isEqualTo("rolled_back");
            awaitSearches(traffic);

            var alive = traffic.end();

            await().atMost(SEARCHABLE_WITHIN)
                    .untilAsserted(
                            () ->
                                    assertThat(ReindexTraffic.found(client, PASSING))
                                            .isEqualTo(alive));
        }
    }

    /// Those whom every search must find.
    private Set<String> store() throws Exception {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < KEPT; i++) {
            var stored = client.store(LASTING + " " + i + ".bin", Content.of(i, 500));
            ids.add(stored.path("file_id").asString());
        }
        await().atMost(SEARCHABLE_WITHIN)
                .until(() -> ReindexTraffic.found(client, LASTING).equals(ids));
        return ids;
    }

    private static void awaitSearches(ReindexTraffic traffic) {
        int before = traffic.searches();
        await().atMost(WITHIN).until(() -> traffic.searches() > before + 20);
    }

    /// Kills index-stream at moments of the building, which is slow for that.
    private void kill(ReindexJob job) throws IOException {
        for (int i = 0; i < KILLS; i++) {
            await().pollDelay(Duration.ofMillis(random.nextInt(1_500))).until(() -> true);
            long pid = standalone.pid("index-stream");
            standalone.signal("-KILL", "index-stream");
            await().atMost(WITHIN)
                    .ignoreExceptions()
                    .until(() -> standalone.pid("index-stream") != pid && !job.state().isEmpty());
        }
    }
}
