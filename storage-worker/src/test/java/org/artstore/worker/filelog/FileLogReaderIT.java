package org.artstore.worker.filelog;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.artstore.fixtures.KafkaFixture;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.UploadRejected;
import org.artstore.schemas.file.FileEvent.UploadRejected.Reason;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.kafka.KafkaSettings;
import org.artstore.worker.TestKafka;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

@Timeout(60)
class FileLogReaderIT {

    private static final int EVENTS = 100;

    private final FileLogReader log =
            new FileLogReader(
                    new KafkaClients(
                            new KafkaSettings(
                                    KafkaFixture.bootstrapServers(), (short) 1, (short) 1, null)));

    @BeforeEach
    void createLog() {
        TestKafka.create(Topics.FILES);
    }

    @Test
    void readsAStretchAsOftenAsItIsAskedTo() throws InterruptedException {
        var from = log.ends();
        var told = told();
        var to = log.ends();

        assertThat(read(from, to)).containsAll(told);
        assertThat(read(from, to)).containsAll(told);
    }

    @Test
    void readsOnBehindAStretchThatItHasRead() throws InterruptedException {
        var begin = log.ends();
        var first = told();
        var middle = log.ends();
        var second = told();

        assertThat(read(begin, middle)).containsAll(first).doesNotContainAnyElementsOf(second);
        assertThat(read(middle, log.ends())).containsAll(second).doesNotContainAnyElementsOf(first);
    }

    private List<String> read(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to)
            throws InterruptedException {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        log.read(from, to, records::add);
        return records.stream().map(ConsumerRecord::key).toList();
    }

    /// The keys of events in all partitions.
    private static List<String> told() {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var files = Stream.generate(() -> FileId.create(now)).limit(EVENTS).toList();
        for (var file : files) {
            var event =
                    new UploadRejected(
                            file, new TenantId("default"), Reason.LENGTH_MISMATCH, "short", now);
            TestKafka.send(FileEvent.CODEC.encode(Topics.FILES.name(), event, null));
        }
        return files.stream().map(FileId::toString).toList();
    }
}
