package org.artstore.starter.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.artstore.embedded.port.FreePort;
import org.artstore.fixtures.KafkaFixture;
import org.artstore.schemas.topic.TopicDefinition;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

final class TopicCreationIT {

    private static final Broker BROKER = new Broker(KafkaFixture.bootstrapServers());

    private static final byte[] ONE = {1};

    private final TopicCreation creation = new TopicCreation(BROKER.clients(), BROKER.settings());
    private final String name = "test." + UUID.randomUUID();

    @Test
    void createsATopicWithItsOwnSettingsAndTheClusters() throws Exception {
        creation.create(List.of(new TopicDefinition(name, 3, Map.of("cleanup.policy", "compact"))));
        assertThat(description().partitions()).hasSize(3);
        assertThat(config().get("cleanup.policy").value()).isEqualTo("compact");
        assertThat(config().get("min.insync.replicas").value()).isEqualTo("1");
        assertThat(config().get("flush.messages").value()).isEqualTo("1");
        assertThat(config().get("unclean.leader.election.enable").value()).isEqualTo("false");
    }

    @Test
    void givesAnExistingTopicTheSettingsOfItsDefinitionButNoPartitions() throws Exception {
        creation.create(List.of(new TopicDefinition(name, 1, Map.of("retention.ms", "1000"))));
        creation.create(List.of(new TopicDefinition(name, 2, Map.of("retention.ms", "-1"))));
        assertThat(config().get("retention.ms").value()).isEqualTo("-1");
        assertThat(description().partitions()).hasSize(1);
    }

    /// Several batches in flight at once to each partition, as soon as there is the topic: it has
    /// so many that the broker needs a while to make them.
    @Test
    void createsATopicThatTakesRecordsAtOnce() throws Exception {
        int partitions = 150;
        var properties = BROKER.clients().producer();
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 0);
        try (var producer = new KafkaProducer<String, byte[]>(properties)) {
            creation.create(List.of(new TopicDefinition(name, partitions, Map.of())));
            var sent = new ArrayList<Future<RecordMetadata>>();
            for (int i = 0; i < 5 * partitions; i++) {
                var record = new ProducerRecord<String, byte[]>(name, i % partitions, null, ONE);
                sent.add(producer.send(record));
            }
            for (var each : sent) {
                assertThat(each.get(30, TimeUnit.SECONDS).hasOffset()).isTrue();
            }
        }
    }

    @Test
    void saysSoWhenTheBrokerRefuses() {
        var impossible = new TopicDefinition(name, 1, Map.of("cleanup.policy", "burn"));
        assertThatExceptionOfType(TopicsNotCreated.class)
                .isThrownBy(() -> creation.create(List.of(impossible)));
    }

    @Test
    void givesUpWhenNoBrokerAnswers() {
        var nowhere = new Broker("localhost:" + FreePort.any());
        assertThatExceptionOfType(TopicsNotCreated.class)
                .isThrownBy(() -> nowhere.topic(1))
                .satisfies(failure -> assertThat(failure.getCause()).isNotNull());
    }

    private TopicDescription description() throws Exception {
        try (var admin = BROKER.clients().newAdmin()) {
            return admin.describeTopics(List.of(name))
                    .allTopicNames()
                    .get(10, TimeUnit.SECONDS)
                    .getOrDefault(name, new TopicDescription(name, false, List.of()));
        }
    }

    private Config config() throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        try (var admin = BROKER.clients().newAdmin()) {
            return admin.describeConfigs(List.of(resource))
                    .all()
                    .get(10, TimeUnit.SECONDS)
                    .getOrDefault(resource, new Config(List.of()));
        }
    }
}
