package org.artstore.starter.follower;

import static org.artstore.starter.follower.Heard.numbers;
import static org.artstore.starter.kafka.Broker.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.artstore.fixtures.KafkaFixture;
import org.artstore.schemas.topic.TopicDefinition;
import org.artstore.starter.kafka.Broker;
import org.artstore.starter.kafka.TopicCreation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

final class LogFollowerIT {

    private static final Broker BROKER = new Broker(KafkaFixture.bootstrapServers());
    private static final Producer<String, byte[]> PRODUCER = BROKER.producer();
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final Heard heard = new Heard();
    private @Nullable LogFollower follower;

    @AfterEach
    void closeFollower() {
        if (follower != null) {
            follower.close();
        }
    }

    @AfterAll
    static void closeProducer() {
        PRODUCER.close();
    }

    @Test
    void handsOverEveryPartitionInOrderFromTheBeginning() throws Exception {
        var topic = BROKER.topic(2);
        write(PRODUCER, topic, 0, 0, 500);
        write(PRODUCER, topic, 1, 500, 600);
        caughtUp(follow(topic, new StartPosition.Beginning()));
        assertThat(heard.from(0)).isEqualTo(numbers(0, 500));
        assertThat(heard.from(1)).isEqualTo(numbers(500, 600));
    }

    @Test
    void beginsAtTheGivenOffsets() throws Exception {
        var topic = BROKER.topic(2);
        write(PRODUCER, topic, 0, 0, 10);
        write(PRODUCER, topic, 1, 0, 10);
        caughtUp(follow(topic, new StartPosition.At(Map.of(0, 7L))));
        assertThat(heard.from(0)).isEqualTo(numbers(7, 10));
        assertThat(heard.from(1)).isEqualTo(numbers(0, 10));
    }

    @Test
    void beginsAtTheEnd() throws Exception {
        var topic = BROKER.topic(1);
        write(PRODUCER, topic, 0, 0, 10);
        var end = follow(topic, new StartPosition.End());
        caughtUp(end);
        write(PRODUCER, topic, 0, 10, 12);
        caughtUp(end);
        assertThat(heard.from(0)).isEqualTo(numbers(10, 12));
    }

    @Test
    void hasSeenEveryAcknowledgedRecordWhenItHasCaughtUp() throws Exception {
        var topic = BROKER.topic(1);
        var all = follow(topic, new StartPosition.Beginning());
        for (int i = 0; i < 100; i++) {
            write(PRODUCER, topic, 0, i, i + 1);
            caughtUp(all);
            assertThat(heard.from(0)).hasSize(i + 1);
        }
        assertThat(all.position(0)).isEqualTo(OptionalLong.of(100));
    }

    @Test
    void catchesUpAtOnceOnAnEmptyLog() throws Exception {
        var empty = follow(BROKER.topic(3), new StartPosition.Beginning());
        caughtUp(empty);
        assertThat(empty.positions()).isEqualTo(Map.of(0, 0L, 1, 0L, 2, 0L));
        assertThat(empty.hasCaughtUp()).isTrue();
    }

    @Test
    void waitsForGivenOffsetsNoLongerThanItsBound() throws Exception {
        var topic = BROKER.topic(1);
        var all = follow(topic, new StartPosition.Beginning());
        var reached = all.caughtUpWith(Map.of(0, 2L), BOUND);
        var never = all.caughtUpWith(Map.of(0, 3L), Duration.ofMillis(300));
        write(PRODUCER, topic, 0, 0, 2);
        assertThat(reached).succeedsWithin(BOUND);
        assertThat(never)
                .failsWithin(BOUND)
                .withThrowableThat()
                .withCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void waitsForATopicThatIsCreatedLater() throws Exception {
        var topic = "test." + UUID.randomUUID();
        var early = follow(topic, new StartPosition.End());
        assertThat(early.catchUp(Duration.ofMillis(300))).failsWithin(BOUND);
        assertThat(early.hasCaughtUp()).isFalse();
        new TopicCreation(BROKER.clients(), BROKER.settings())
                .create(List.of(new TopicDefinition(topic, 1, Map.of())));
        await().atMost(BOUND).until(early::hasCaughtUp);
    }

    @Test
    void takesUpPartitionsThatAreAdded() throws Exception {
        var topic = BROKER.topic(1);
        caughtUp(follow(topic, new StartPosition.End(), Map.of("metadata.max.age.ms", 200)));
        try (var admin = BROKER.clients().newAdmin()) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(2)))
                    .all()
                    .get(10, TimeUnit.SECONDS);
        }
        write(PRODUCER, topic, 1, 0, 5);
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(heard.from(1)).isEqualTo(numbers(0, 5)));
    }

    @Test
    void skipsARecordThatItsListenerThrowsAt() throws Exception {
        var topic = BROKER.topic(1);
        write(PRODUCER, topic, 0, 0, 5);
        Consumer<ConsumerRecord<String, byte[]>> picky =
                record -> {
                    if (record.offset() == 2) {
                        throw new IllegalArgumentException("not this one");
                    }
                    heard.accept(record);
                };
        var tolerant =
                new LogFollower(topic, new StartPosition.Beginning(), BROKER.clients(), picky);
        follower = tolerant;
        tolerant.start();
        caughtUp(tolerant);
        assertThat(heard.from(0)).containsExactly(0, 1, 3, 4);
        assertThat(tolerant.skipped()).isEqualTo(1);
    }

    @Test
    void beginsAgainWhenTheLogNoLongerHoldsItsPosition() throws Exception {
        var topic = BROKER.topic(1);
        write(PRODUCER, topic, 0, 0, 10);
        try (var admin = BROKER.clients().newAdmin()) {
            var upTo = RecordsToDelete.beforeOffset(6);
            admin.deleteRecords(Map.of(new TopicPartition(topic, 0), upTo))
                    .all()
                    .get(10, TimeUnit.SECONDS);
        }
        caughtUp(follow(topic, new StartPosition.At(Map.of(0, 3L))));
        assertThat(heard.from(0)).isEqualTo(numbers(6, 10));
    }

    @Test
    void failsThoseWhoWaitWhenItIsClosed() throws Exception {
        var closing = follow(BROKER.topic(1), new StartPosition.Beginning());
        caughtUp(closing);
        var waiting = closing.caughtUpWith(Map.of(0, 1L), BOUND);
        closing.close();
        assertThat(waiting).failsWithin(Duration.ofSeconds(1));
        assertThat(closing.catchUp(BOUND)).failsWithin(Duration.ofSeconds(1));
    }

    private LogFollower follow(String topic, StartPosition start) {
        return follow(topic, start, Map.of());
    }

    private LogFollower follow(String topic, StartPosition start, Map<String, Object> properties) {
        var fresh = new LogFollower(topic, start, BROKER.clients(), properties, heard);
        follower = fresh;
        fresh.start();
        return fresh;
    }

    private static void caughtUp(LogFollower follower) {
        assertThat(follower.catchUp(BOUND)).succeedsWithin(BOUND);
    }
}
