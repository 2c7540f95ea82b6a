package org.artstore.starter.kafka;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.artstore.schemas.topic.TopicDefinition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Creates topics, and gives those that exist the settings that their definition has now.
///
/// The number of partitions of an existing topic is never changed: keys would move.
public final class TopicCreation {

    private static final Duration BOUND = Duration.ofSeconds(5);

    private final KafkaClients clients;
    private final KafkaSettings settings;

    public TopicCreation(KafkaClients clients, KafkaSettings settings) {
        this.clients = clients;
        this.settings = settings;
    }

    /// Returns when all of them exist; bounded in time.
    ///
    /// @throws TopicsNotCreated when the cluster refuses or does not answer
    public void create(Collection<TopicDefinition> topics) throws InterruptedException {
        if (topics.isEmpty()) {
            return;
        }
        try (var admin = clients.newAdmin()) {
            var fresh = new ArrayList<TopicDefinition>();
            for (var topic : topics) {
                if (created(admin, topic)) {
                    fresh.add(topic);
                } else {
                    configure(admin, topic);
                }
            }
            awaitVisible(admin, topics);
            awaitLeaders(admin, fresh);
        } catch (ExecutionException | TimeoutException failure) {
            throw new TopicsNotCreated(failure);
        }
    }

    private boolean created(Admin admin, TopicDefinition topic)
            throws InterruptedException, ExecutionException, TimeoutException {
        var fresh =
                new NewTopic(
                                topic.name(),
                                Optional.of(topic.partitions()),
                                Optional.of(settings.replicationFactor()))
                        .configs(config(topic));
        var options = new CreateTopicsOptions().timeoutMs((int) BOUND.toMillis());
        try {
            var _ =
                    admin.createTopics(List.of(fresh), options)
                            .all()
                            .get(bound(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw refused;
        }
    }

    private void configure(Admin admin, TopicDefinition topic)
            throws InterruptedException, ExecutionException, TimeoutException {
        var changes =
                config(topic).entrySet().stream()
                        .map(it -> new ConfigEntry(it.getKey(), it.getValue()))
                        .map(it -> new AlterConfigOp(it, AlterConfigOp.OpType.SET))
                        .toList();
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        var _ =
                admin.incrementalAlterConfigs(Map.of(resource, List.copyOf(changes)))
                        .all()
                        .get(bound(), TimeUnit.MILLISECONDS);
    }

    /// Right after its creation a topic can be unknown to the broker that is asked.
    private static void awaitVisible(Admin admin, Collection<TopicDefinition> topics)
            throws InterruptedException, ExecutionException, TimeoutException {
        var names = topics.stream().map(TopicDefinition::name).toList();
        long end = System.nanoTime() + BOUND.toNanos();
        while (!admin.listTopics().names().get(bound(), TimeUnit.MILLISECONDS).containsAll(names)) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("topics are created and still unknown");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /// While a partition has no leader yet, the broker may take the second of several batches, and
    /// then never the first (KAFKA-15591).
    private static void awaitLeaders(Admin admin, Collection<TopicDefinition> fresh)
            throws InterruptedException, ExecutionException, TimeoutException {
        var partitions =
                fresh.stream()
                        .flatMap(TopicCreation::partitions)
                        .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        var _ = admin.listOffsets(partitions).all().get(bound(), TimeUnit.MILLISECONDS);
    }

    private static Stream<TopicPartition> partitions(TopicDefinition topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(it -> new TopicPartition(topic.name(), it));
    }

    private Map<String, String> config(TopicDefinition topic) {
        var config = new HashMap<>(topic.config());
        config.put(
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                Short.toString(settings.minInsyncReplicas()));
        config.put(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");
        if (settings.flushMessages() != null) {
            config.put(
                    TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG,
                    settings.flushMessages().toString());
        }
        return config;
    }

    private static long bound() {
        return BOUND.toMillis();
    }
}
