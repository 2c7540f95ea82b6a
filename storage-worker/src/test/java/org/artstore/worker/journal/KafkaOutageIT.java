package org.artstore.worker.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.artstore.embedded.kafka.KafkaServer;
import org.artstore.embedded.kafka.KafkaSettings;
import org.artstore.embedded.port.FreePort;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.element.ElementStatus;
import org.artstore.schemas.element.ElementStatus.Health;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.journal.JournalCodec;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.TestElement;
import org.artstore.worker.TestKafka;
import org.artstore.worker.TestUpload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;

/// A broker of its own, which goes away and comes back.
class KafkaOutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path parent;

    private final int port = FreePort.any();
    private final KafkaClients clients =
            new KafkaClients(
                    new org.artstore.starter.kafka.KafkaSettings(
                            "127.0.0.1:" + port, (short) 1, (short) 1, null));
    private KafkaServer kafka;

    @BeforeEach
    void startKafka() {
        kafka = KafkaServer.start(new KafkaSettings(parent.resolve("kafka"), port));
    }

    @AfterEach
    void stopKafka() {
        kafka.close();
    }

    @Test
    void tellsWhatItStoredMeanwhile() throws IOException, InterruptedException, ExecutionException {
        try (var worker =
                RunningWorker.start(
                        "--artstore.kafka.bootstrap-servers=" + kafka.bootstrapServers())) {
            var element =
                    new TestElement(
                            worker.id(), new ElementId("e-1"), worker.folder().resolve("e-1"));
            register(element);
            var upload = element.upload("a", 1_000);
            var staged = element.staging().resolve(upload.fileId().toString());
            worker.ready(1);
            Files.createSymbolicLink(staged, Path.of("/dev/full"));
            send(JournalCodec.encode(upload.whole(), Instant.now(), null));
            await().atMost(PATIENCE).until(this::isFull);

            kafka.close();
            Files.delete(staged);
            await().atMost(PATIENCE).until(() -> !element.files().isEmpty());
            assertThat(worker.content(upload.fileId()).body()).isEqualTo(upload.bytes());
            startKafka();

            await().atMost(PATIENCE).until(() -> isTold(upload));
            var next = element.upload("next", 1_000);
            send(JournalCodec.encode(next.whole(), Instant.now(), null));
            await().atMost(PATIENCE).until(() -> isTold(next));
        }
    }

    private void register(TestElement element) throws InterruptedException, ExecutionException {
        var topic = Topics.ELEMENTS;
        try (var admin = clients.newAdmin()) {
            admin.createTopics(List.of(new NewTopic(topic.name(), topic.partitions(), (short) 1)))
                    .all()
                    .get();
        }
        send(
                TestKafka.registration(
                        element.worker(), element.id(), ElementMode.EDIT, element.root()));
    }

    private void send(ProducerRecord<String, byte[]> record)
            throws InterruptedException, ExecutionException {
        try (var producer = new KafkaProducer<String, byte[]>(clients.producer())) {
            producer.send(record).get();
        }
    }

    private boolean isFull() {
        return TestKafka.all(Topics.ELEMENT_STATUS.name(), clients).stream()
                .anyMatch(it -> ElementStatus.CODEC.decode(it).health() == Health.FULL);
    }

    private boolean isTold(TestUpload upload) {
        return TestKafka.all(Topics.FILES.name(), clients).stream()
                .anyMatch(it -> upload.fileId().toString().equals(it.key()));
    }
}
