package org.artstore.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.artstore.embedded.port.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class KafkaServerIT {
    private static final TopicPartition KEPT = new TopicPartition("kept", 0);

    @TempDir Path folder;

    @Test
    void keepsWhatWasAcknowledgedAndIsBackSoonWhenItIsKilled() throws Exception {
        int port = FreePort.any();
        var killed = Broker.start(folder, port);
        produce(port, "first");
        killed.destroyForcibly().waitFor();

        var begin = Instant.now();
        try (var server = KafkaServer.start(new KafkaSettings(folder.resolve("kafka"), port))) {
            assertThat(consume(server.bootstrapServers())).containsExactly("first");
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(9));
        }
    }

    @Test
    void flushesEachRecordAndMakesNoTopicByItself() throws Exception {
        var settings =
                new KafkaSettings(
                        folder.resolve("kafka"), FreePort.any(), Map.of("num.partitions", "3"));
        try (var server = KafkaServer.start(settings);
                var admin = Admin.create(Map.of("bootstrap.servers", server.bootstrapServers()))) {
            var broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
            var config =
                    requireNonNull(admin.describeConfigs(List.of(broker)).all().get().get(broker));

            assertThat(config.get("log.flush.interval.messages").value()).isEqualTo("1");
            assertThat(config.get("auto.create.topics.enable").value()).isEqualTo("false");
            assertThat(config.get("num.partitions").value()).isEqualTo("3");
        }
    }

    private static void produce(int port, String value) throws Exception {
        Map<String, Object> client = Map.of("bootstrap.servers", "127.0.0.1:" + port);
        try (var admin = Admin.create(client);
                var producer =
                        new KafkaProducer<>(
                                client, new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(KEPT.topic(), 1, (short) 1))).all().get();
            producer.send(new ProducerRecord<>(KEPT.topic(), "key", value)).get();
        }
    }

    private static List<String> consume(String bootstrapServers) {
        Map<String, Object> client = Map.of("bootstrap.servers", bootstrapServers);
        try (var consumer =
                new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(KEPT));
            consumer.seekToBeginning(List.of(KEPT));
            return consumer.poll(Duration.ofSeconds(20)).records(KEPT).stream()
                    .map(record -> record.value())
                    .toList();
        }
    }

    /// A broker in a JVM of its own, to be killed.
    static final class Broker {
        private Broker() {}

        static Process start(Path folder, int port) throws IOException {
            var process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Broker.class.getName(),
                                    folder.resolve("kafka").toString(),
                                    Integer.toString(port))
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            assertThat(process.inputReader().lines().anyMatch("up"::equals)).isTrue();
            return process;
        }

        public static void main(String[] arguments) throws IOException {
            var port = Integer.parseInt(arguments[1]);
            KafkaServer.start(new KafkaSettings(Path.of(arguments[0]), port));
            System.out.println("up");
            System.in.read();
        }
    }
}
