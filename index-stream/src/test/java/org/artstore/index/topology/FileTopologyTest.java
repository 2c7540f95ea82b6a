package org.artstore.index.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.artstore.index.Samples;
import org.artstore.index.batch.Backlog;
import org.artstore.index.batch.Batch;
import org.artstore.index.position.LogPosition;
import org.artstore.index.row.DocumentRow;
import org.artstore.schemas.event.DeadLetter;
import org.artstore.schemas.event.EventHeaders;
import org.artstore.schemas.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

class FileTopologyTest {

    private final List<Batch> written = new ArrayList<>();
    private final List<DeadLetter<byte[], byte[]>> deadLetters = new ArrayList<>();
    private final Backlog backlog = new Backlog(this::write);
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> log;

    @BeforeEach
    void start() {
        driver =
                new TopologyTestDriver(
                        FileTopology.of(backlog, deadLetters::add), new Properties());
        log = input(driver);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void leavesRowsInTheBacklogInOrder() {
        var first = Samples.document(Samples.METADATA);
        var second = Samples.document(Samples.named("b.txt"));
        send(Samples.stored(first));
        send(Samples.stored(second));

        backlog.write(List.of(0));

        assertThat(written).hasSize(1);
        assertThat(written.getFirst().rows())
                .containsExactly(DocumentRow.of(first), DocumentRow.of(second));
        assertThat(written.getFirst().positions()).containsExactly(new LogPosition(0, 2, null));
    }

    @Test
    void everyVersionOfADocumentAndItsEndAreRows() {
        var first = Samples.document(Samples.METADATA);
        var second = Samples.document(first.fileId(), 2, Samples.named("b.txt"));
        send(Samples.stored(first));
        send(Samples.record(Samples.refused(first)));
        send(Samples.record(Samples.changed(second)));
        send(Samples.record(Samples.deleted(second)));

        backlog.write(List.of(0));

        assertThat(written.getFirst().rows())
                .extracting(DocumentRow::version, DocumentRow::status)
                .containsExactly(tuple(1L, "stored"), tuple(2L, "stored"), tuple(3L, "deleted"));
        assertThat(deadLetters).isEmpty();
    }

    @Test
    void rejectedUploadMovesOnlyThePosition() {
        send(Samples.record(Samples.rejected()));

        backlog.write(List.of(0));

        assertThat(written.getFirst().rows()).isEmpty();
        assertThat(written.getFirst().positions()).containsExactly(new LogPosition(0, 1, null));
        assertThat(deadLetters).isEmpty();
    }

    @Test
    void recordOfAnUnknownTypeGoesToTheDeadLettersAndTheNextOneIsRead() {
        var unknown = Samples.stored(Samples.document(Samples.METADATA));
        unknown.headers().remove(EventHeaders.TYPE);
        EventHeaders.put(unknown.headers(), EventHeaders.TYPE, "artstore.file.melted.v9");
        send(unknown);
        send(Samples.stored(Samples.document(Samples.METADATA)));

        backlog.write(List.of(0));

        assertThat(deadLetters).extracting(DeadLetter::reason).containsExactly("unknown-type");
        assertThat(written.getFirst().rows()).hasSize(1);
        assertThat(written.getFirst().positions()).containsExactly(new LogPosition(0, 2, null));
    }

    @Test
    void brokenBodyGoesToTheDeadLettersAsItIs() {
        var good = Samples.stored(Samples.document(Samples.METADATA));
        var body = "{\"file_id\":".getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(good.topic(), null, good.key(), body, good.headers()));

        assertThat(deadLetters).extracting(DeadLetter::reason).containsExactly("malformed");
        assertThat(deadLetters.getFirst().record().value()).isEqualTo(body);
        assertThat(deadLetters.getFirst().record().key())
                .isEqualTo(good.key().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void recordWithoutAValueGoesToTheDeadLetters() {
        log.pipeInput(new TestRecord<>(new byte[] {1}, null));

        assertThat(deadLetters).extracting(DeadLetter::reason).containsExactly("not-an-event");
    }

    @Test
    void forgetsWhatIsPendingWhenItsPartitionGoes() {
        try (var other =
                new TopologyTestDriver(
                        FileTopology.of(backlog, deadLetters::add), new Properties())) {
            input(other).pipeInput(new TestRecord<>(new byte[] {1}, new byte[] {2}));
            assertThat(backlog.size()).isEqualTo(1);
        }

        assertThat(backlog.size()).isZero();
        assertThat(written).isEmpty();
    }

    private Batch write(Batch batch) {
        written.add(batch);
        return new Batch(List.of(), Map.of());
    }

    private static TestInputTopic<byte[], byte[]> input(TopologyTestDriver driver) {
        return driver.createInputTopic(
                Topics.FILES.name(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void send(ProducerRecord<String, byte[]> record) {
        log.pipeInput(
                new TestRecord<>(
                        record.key().getBytes(StandardCharsets.UTF_8),
                        record.value(),
                        record.headers()));
    }
}
