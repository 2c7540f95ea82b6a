package org.artstore.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.query.world.Answer;
import org.artstore.query.world.Papers;
import org.artstore.query.world.World;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class StatisticsIT {

    private static final World WORLD = World.shared();
    private static final byte[] CONTENT = "counted".getBytes(StandardCharsets.UTF_8);

    @Test
    void countsWhatATenantReads() throws Exception {
        var reader = WORLD.reader().tenant("counting").sign();
        var papers = Papers.called("counted.txt").of("counting").holding(CONTENT, "text/plain");
        WORLD.worker().holds(papers.file(), CONTENT);
        WORLD.log().stored(papers);
        var path = "/api/v1/files/" + papers.file() + "/download";
        Answer.to(WORLD.get(path, reader));
        Answer.to(WORLD.get(path, reader).header("Range", "bytes=0-2"));
        Answer.to(WORLD.get(path, reader).HEAD());
        Answer.to(WORLD.get(path));
        for (int i = 0; i < 5; i++) {
            Answer.to(WORLD.get("/api/v1/search?q=a", reader));
        }
        Answer.to(WORLD.get("/api/v1/search?nonsense=a", reader));
        Awaitility.await()
                .untilAsserted(
                        () -> {
                            var downloads = get("downloads", reader).json();
                            assertThat(downloads.at("/total/downloads").asLong()).isEqualTo(2);
                            assertThat(downloads.at("/total/bytes").asLong()).isEqualTo(10);
                            assertThat(downloads.at("/items/0/downloads").asLong()).isEqualTo(2);
                            var searches = get("searches", reader).json();
                            assertThat(searches.at("/total/searches").asLong()).isEqualTo(5);
                        });
        var nobody = WORLD.reader().tenant("counting-nothing").sign();
        assertThat(get("downloads", nobody).json().path("items")).isEmpty();
        assertThat(get("searches", nobody).json().at("/total/searches").asLong()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "downloads?from=yesterday",
                "downloads?from=2026-02-01&to=2026-01-01",
                "searches?from=2020-01-01&to=2026-01-01",
                "searches?day=2026-01-01"
            })
    void refusesDaysThatAreNone(String query) throws Exception {
        Awaitility.await().until(() -> get("searches", WORLD.token()).status() == 200);
        assertThat(get(query, WORLD.token()).status()).isEqualTo(400);
    }

    private static Answer get(String what, String token) throws Exception {
        return Answer.to(WORLD.get("/api/v1/stats/" + what, token));
    }
}
