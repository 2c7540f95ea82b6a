package org.artstore.query.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;

import org.artstore.fixtures.RedisFixture;
import org.artstore.query.world.Answer;
import org.artstore.query.world.Papers;
import org.artstore.query.world.World;
import org.artstore.schemas.event.EventJson;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class RedisIT {

    private static final World WORLD = World.shared();
    private static final RedisClient CLIENT =
            RedisClient.create("redis://" + RedisFixture.host() + ":" + RedisFixture.port());
    private static final RedisCommands<String, String> REDIS = CLIENT.connect().sync();

    /// Other tests shut the way to Redis.
    @BeforeAll
    static void awaitRedis() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> {
                            var papers = aged("awaited.txt");
                            write(papers, 1, "default");
                            return show(papers).status() == 200;
                        });
    }

    @AfterAll
    static void disconnect() {
        CLIENT.shutdown();
    }

    @Test
    void readsWhatIndexStreamHasWritten() throws Exception {
        var papers = aged("in redis.txt");
        write(papers, 1, "default");
        assertThat(show(papers).json().path("original_filename").asString())
                .isEqualTo("in redis.txt");
    }

    @Test
    void showsNothingOfAnotherTenant() throws Exception {
        var papers = aged("theirs.txt").of("other");
        write(papers, 1, "other");
        assertThat(show(papers).status()).isEqualTo(404);
    }

    @Test
    void readsThatADocumentWasDeleted() throws Exception {
        var papers = aged("deleted.txt");
        REDIS.set(key(papers), "{\"version\":2,\"tenant\":\"default\",\"deleted\":true}");
        assertThat(show(papers).code()).isEqualTo("deleted");
    }

    @Test
    void addsThatADocumentWasDeletedAsTheIndexSays() throws Exception {
        var papers = aged("deleted in the index.txt");
        WORLD.index().add(papers);
        WORLD.index().delete(papers);
        show(papers);
        assertThat(REDIS.get(key(papers)))
                .isEqualTo("{\"version\":2,\"tenant\":\"default\",\"deleted\":true}");
    }

    @Test
    void addsWhatItHasReadFromTheIndex() throws Exception {
        var papers = aged("added.txt");
        WORLD.index().add(papers);
        show(papers);
        assertThat(REDIS.get(key(papers))).startsWith("{\"version\":1,\"tenant\":\"default\",");
        assertThat(REDIS.ttl(key(papers))).isBetween(1L, 86_400L);
    }

    @Test
    void replacesWhatIsOlderOrUnreadableAndNothingElse() throws Exception {
        var papers = aged("kept.txt").inVersion(3);
        WORLD.index().add(papers);
        REDIS.set(key(papers), "not to be read");
        assertThat(show(papers).status()).isEqualTo(200);
        assertThat(REDIS.get(key(papers))).startsWith("{\"version\":3,\"tenant\":\"default\",");
        var newer = aged("newer.txt");
        WORLD.index().add(newer);
        REDIS.set(key(newer), "{\"version\":2,\"of\":\"a later release\"}");
        assertThat(show(newer).status()).isEqualTo(200);
        assertThat(REDIS.get(key(newer))).contains("a later release");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "{}", "[]", "{\"version\":1,\"tenant\":\"default\"}"})
    void passesOverAnEntryThatCannotBeRead(String entry) throws Exception {
        var papers = aged("unreadable.txt");
        WORLD.index().add(papers);
        REDIS.set(key(papers), entry);
        assertThat(show(papers).status()).isEqualTo(200);
    }

    @Test
    void losesNothingWhenRedisIsEmptied() throws Exception {
        var papers = aged("flushed.txt");
        WORLD.index().add(papers);
        for (int i = 0; i < 20; i++) {
            REDIS.flushall();
            assertThat(show(papers).status()).isEqualTo(200);
        }
    }

    private static Papers aged(String name) {
        return Papers.called(name).createdAgo(Duration.ofDays(90));
    }

    private static void write(Papers papers, long version, String tenant) {
        var document = EventJson.MAPPER.writeValueAsString(papers.document());
        REDIS.set(
                key(papers),
                "{\"version\":%d,\"tenant\":\"%s\",\"document\":%s}"
                        .formatted(version, tenant, document));
    }

    private static String key(Papers papers) {
        return "artstore:document:" + papers.file();
    }

    private static Answer show(Papers papers) throws Exception {
        return Answer.to(WORLD.get("/api/v1/files/" + papers.file()));
    }
}
