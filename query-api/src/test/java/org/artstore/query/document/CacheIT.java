package org.artstore.query.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;

import org.artstore.fixtures.RedisFixture;
import org.artstore.query.world.Answer;
import org.artstore.query.world.Papers;
import org.artstore.query.world.World;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.file.Receipt;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/// Documents change while they are read, and Redis is cut off, emptied, and has older versions than
/// the index. `-Dreads=10000` reads as often as a release is tried with.
class CacheIT {

    private static final int READS = Integer.getInteger("reads", 1_000);
    private static final int DOCUMENTS = 20;
    private static final int READERS = 4;

    private static final RedisClient CLIENT =
            RedisClient.create("redis://" + RedisFixture.host() + ":" + RedisFixture.port());
    private static final StatefulRedisConnection<String, String> REDIS = CLIENT.connect();
    private static World world;

    private final List<Papers> papers =
            IntStream.range(0, DOCUMENTS)
                    .mapToObj(_ -> Papers.called("read.txt").createdAgo(Duration.ofDays(90)))
                    .toList();
    private final AtomicLongArray versions = new AtomicLongArray(DOCUMENTS);
    private final AtomicInteger reads = new AtomicInteger();

    @BeforeAll
    static void start() throws Exception {
        world =
                World.shared()
                        .besides(
                                "--artstore.documents.in-memory=2",
                                "--artstore.documents.without-redis-for=PT0.05S",
                                "--artstore.file-log.compared-every=PT0.1S");
    }

    @AfterAll
    static void stop() {
        world.close();
        CLIENT.shutdown();
    }

    @Test
    void answersRightWhateverHappensToRedis() throws Exception {
        for (var paper : papers) {
            world.index().add(paper);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var readers = new ArrayList<Callable<Void>>();
            for (int i = 0; i < READERS; i++) {
                int seed = i;
                readers.add(() -> read(new Random(seed)));
            }
            var changing = threads.submit(() -> change(new Random(99)));
            for (var reader : threads.invokeAll(readers)) {
                reader.get();
            }
            changing.get();
        }
    }

    private Void read(Random random) throws Exception {
        while (reads.incrementAndGet() <= READS) {
            int which = random.nextInt(DOCUMENTS);
            long least = versions.get(which);
            var answer = Answer.to(world.get("/api/v1/files/" + papers.get(which).file()));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("version").asLong()).isGreaterThanOrEqualTo(least);
        }
        return null;
    }

    /// As index-stream would if nothing that it sends to Redis arrived, but once too late.
    private Void change(Random random) throws Exception {
        while (reads.get() < READS) {
            switch (random.nextInt(4)) {
                case 0 -> REDIS.sync().flushall();
                case 1 -> {
                    try (var _ = world.redis().shut()) {
                        changeOne(random);
                    }
                }
                default -> changeOne(random);
            }
        }
        return null;
    }

    private void changeOne(Random random) throws Exception {
        int which = random.nextInt(DOCUMENTS);
        var changed = papers.get(which);
        var before = EventJson.MAPPER.writeValueAsString(changed.document());
        long version = changed.document().version() + 1;
        var receipt = world.log().changed(changed.inVersion(version));
        world.index().change(changed);
        applied(receipt);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .until(() -> shown(changed, receipt) >= version);
        versions.set(which, version);
        REDIS.sync()
                .set(
                        "artstore:document:" + changed.file(),
                        "{\"version\":%d,\"tenant\":\"default\",\"document\":%s}"
                                .formatted(version - 1, before));
    }

    private static void applied(Receipt receipt) throws Exception {
        world.index().applied(world.log().topicId(), receipt.partition(), receipt.offset() + 1);
    }

    private static long shown(Papers papers, Receipt receipt) throws Exception {
        var request = world.get("/api/v1/files/" + papers.file());
        return Answer.to(request.header("Artstore-After", receipt.toString()))
                .json()
                .path("version")
                .asLong();
    }
}
