package org.artstore.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.embedded.kafka.KafkaServer;
import org.artstore.embedded.kafka.KafkaSettings;
import org.artstore.embedded.port.FreePort;
import org.artstore.query.world.Answer;
import org.artstore.query.world.LogActor;
import org.artstore.query.world.Papers;
import org.artstore.query.world.World;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// Has a broker of its own, to stop it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartsAwayIT {

    private static final byte[] CONTENT = "all of it".getBytes(StandardCharsets.UTF_8);

    private final Papers indexed =
            Papers.called("indexed.txt")
                    .createdAgo(Duration.ofDays(5))
                    .holding(CONTENT, "text/plain");
    private KafkaSettings settings;
    private KafkaServer kafka;
    private World world;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        settings = new KafkaSettings(folder.resolve("data"), FreePort.any());
        kafka = KafkaServer.start(settings);
        var bootstrapServers = "localhost:" + settings.port();
        world =
                World.at(
                        bootstrapServers,
                        new LogActor(bootstrapServers),
                        "--artstore.postgres.statement-timeout=PT0.5S",
                        "--artstore.file-log.overlay-documents=3",
                        "--artstore.file-log.compared-every=PT0.1S");
        world.worker().holds(indexed.file(), CONTENT);
        world.index().add(indexed);
        Awaitility.await().until(() -> health("kafka").equals("ok"));
    }

    @AfterAll
    void stop() {
        world.close();
        kafka.close();
    }

    @Test
    void goesOnWithoutKafka() throws Exception {
        var recent = Papers.called("recent.txt").holding(CONTENT, "text/plain");
        world.worker().holds(recent.file(), CONTENT);
        world.log().stored(recent);
        assertAnswered(indexed, recent);
        kafka.close();
        try {
            assertAnswered(indexed, recent);
            var start = Instant.now();
            var unknown = get("/api/v1/files/" + Papers.called("unknown.txt").file());
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
            assertThat(health("kafka")).isEqualTo("fail");
            assertThat(get("/health/ready").status()).isEqualTo(200);
        } finally {
            kafka = KafkaServer.start(settings);
        }
        var later = Papers.called("later.txt");
        world.log().stored(later);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> get("/api/v1/files/" + later.file()).status() == 200);
        assertAnswered(indexed, recent);
    }

    @Test
    void givesUpASearchAfterItsTime() throws Exception {
        try (var _ = world.index().locked()) {
            var answer = get("/api/v1/search?q=indexed");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("search-timeout");
        }
        assertThat(get("/api/v1/search?q=indexed").status()).isEqualTo(200);
    }

    @Test
    void movesItsAgeOnWithTheIndexAndForgetsWhatThatHas() throws Exception {
        var first = Papers.called("first.txt");
        world.log().stored(first);
        assertThat(get("/api/v1/files/" + first.file()).status()).isEqualTo(200);
        var before = Instant.now();
        for (var end : world.log().ends().entrySet()) {
            world.index().applied(world.log().topicId(), end.getKey(), end.getValue());
        }
        Awaitility.await().until(() -> asOf().isAfter(before));
        // Applied, as the index says; but it has no row, and here it is forgotten.
        Awaitility.await().until(() -> get("/api/v1/files/" + first.file()).status() == 404);
    }

    @Test
    void saysThatTheIndexIsBehindWhenItCannotKeepWhatThatLacks() throws Exception {
        for (int i = 0; i < 5; i++) {
            world.log().stored(Papers.called("too many.txt"));
        }
        var last = Papers.called("one too many.txt");
        world.log().stored(last);
        assertThat(get("/api/v1/files/" + last.file()).code()).isEqualTo("index-behind");
        for (var end : world.log().ends().entrySet()) {
            world.index().applied(world.log().topicId(), end.getKey(), end.getValue());
        }
        Awaitility.await()
                .until(() -> get("/api/v1/files/" + last.file()).code().equals("not-found"));
    }

    private Instant asOf() throws Exception {
        var text = get("/api/v1/search?q=indexed").json().path("as_of").asString("");
        return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
    }

    private void assertAnswered(Papers... all) throws Exception {
        assertThat(get("/api/v1/search?q=indexed").json().path("total").asLong()).isEqualTo(1);
        for (var papers : all) {
            assertThat(get("/api/v1/files/" + papers.file()).status()).isEqualTo(200);
            assertThat(get("/api/v1/files/" + papers.file() + "/download").bytes())
                    .isEqualTo(CONTENT);
        }
    }

    private String health(String part) throws Exception {
        return get("/health/ready").json().at("/checks/" + part + "/status").asString("");
    }

    private Answer get(String path) throws Exception {
        return Answer.to(world.get(path));
    }
}
