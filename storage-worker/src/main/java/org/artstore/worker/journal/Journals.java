package org.artstore.worker.journal;

import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.topic.TopicDefinition;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.kafka.TopicCreation;
import org.artstore.worker.forward.Forwarding;
import org.artstore.worker.store.ElementStore;
import org.artstore.worker.transfer.Transfers;
import org.artstore.worker.trim.Trimming;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.CommonContainerStoppingErrorHandler;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.support.TopicPartitionOffset;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Opens journals: makes sure that their topics are there and reads them from the offset that was
/// committed last.
///
/// All partitions are assigned by hand: an element has one worker, so a group would only add the
/// wait for a predecessor that died to be given up.
public final class Journals {

    private static final String GROUP_PREFIX = "artstore.worker.";

    private final KafkaClients clients;
    private final TopicCreation topics;
    private final KafkaTemplate<String, byte[]> kafka;
    private final Forwarding forwarding;
    private final Transfers transfers;
    private final MeterRegistry meters;
    private final JournalSettings settings;
    private final Trimming trimming;
    private final InstantSource clock;

    Journals(
            KafkaClients clients,
            TopicCreation topics,
            KafkaTemplate<String, byte[]> kafka,
            Forwarding forwarding,
            Transfers transfers,
            MeterRegistry meters,
            JournalSettings settings,
            Trimming trimming,
            InstantSource clock) {
        this.clients = clients;
        this.topics = topics;
        this.kafka = kafka;
        this.forwarding = forwarding;
        this.transfers = transfers;
        this.meters = meters;
        this.settings = settings;
        this.trimming = trimming;
        this.clock = clock;
    }

    /// The consumer group under which the offsets of an element's journal are kept.
    public static String group(ElementId element) {
        return GROUP_PREFIX + element;
    }

    /// Begins to read.
    ///
    /// @param mode what may be done with the files of the element now
    /// @throws Forwarding.Undecided when it is not known which uploads are forwarded
    /// @throws Transfers.Unheard when it is not known which documents are transferred
    /// @throws org.artstore.starter.kafka.TopicsNotCreated when Kafka cannot be reached
    public Journal open(ElementStore store, JournalWatcher watcher, Supplier<ElementMode> mode)
            throws InterruptedException {
        var topic = Topics.journal(store.element());
        topics.create(List.of(topic, topic.deadLetters()));
        var forwards = forwarding.of(store.element());
        store.staging().discard(store.staging().openAmong(forwards.all()));
        var metrics = JournalMetrics.of(meters, store);
        var output =
                new JournalOutput(
                        new Announcements(kafka),
                        forwards,
                        transfers.of(store.element()),
                        metrics,
                        mode,
                        clock);
        var processing = new JournalProcessing(store, output, settings, trimming, clock);
        return read(topic, store.element(), processing, watcher, metrics);
    }

    /// Begins to read the journal of an element that cannot be used: others take its uploads. It
    /// has to be closed before the element is opened.
    ///
    /// @throws Forwarding.Undecided when it is not known which uploads are forwarded
    /// @throws Transfers.Unheard when it is not known which documents are transferred
    /// @throws org.artstore.starter.kafka.TopicsNotCreated when Kafka cannot be reached
    public Journal salvage(ElementId element, JournalWatcher watcher) throws InterruptedException {
        var topic = Topics.journal(element);
        topics.create(List.of(topic, topic.deadLetters()));
        var metrics = JournalMetrics.of(meters, element);
        var salvage =
                new Salvage(
                        element,
                        forwarding.of(element),
                        transfers.of(element),
                        new Announcements(kafka),
                        clients);
        return read(
                topic, element, new SalvageProcessing(salvage, metrics, clock), watcher, metrics);
    }

    private Journal read(
            TopicDefinition topic,
            ElementId element,
            BatchProcessing processing,
            JournalWatcher watcher,
            JournalMetrics metrics) {
        var listener =
                new JournalListener(element, processing, watcher, settings.longestRetryPause());
        var container = container(element, topic, listener);
        container.start();
        return new Journal(element, container, listener, processing, metrics);
    }

    private KafkaMessageListenerContainer<String, byte[]> container(
            ElementId element, TopicDefinition topic, JournalListener listener) {
        var consumers = new Consumers(consumerProperties(element), settings);
        var properties = new ContainerProperties(partitions(consumers, topic));
        properties.setAckMode(AckMode.MANUAL);
        properties.setMessageListener(listener);
        // Whether it is idle is looked at between two polls.
        properties.setPollTimeout(settings.checkpointInterval().toMillis());
        properties.setIdleEventInterval(settings.checkpointInterval().toMillis());
        var container = new KafkaMessageListenerContainer<>(consumers, properties);
        container.setBeanName("journal-" + element);
        container.setCommonErrorHandler(new CommonContainerStoppingErrorHandler());
        container.setApplicationEventPublisher(
                event -> {
                    if (event instanceof ListenerContainerIdleEvent idle) {
                        listener.onIdle(idle.getConsumer());
                    }
                });
        return container;
    }

    private static TopicPartitionOffset[] partitions(
            DefaultKafkaConsumerFactory<String, byte[]> consumers, TopicDefinition topic) {
        try (var consumer = consumers.createConsumer()) {
            return consumer.partitionsFor(topic.name()).stream()
                    .map(it -> new TopicPartitionOffset(it.topic(), it.partition()))
                    .toArray(TopicPartitionOffset[]::new);
        }
    }

    private Map<String, Object> consumerProperties(ElementId element) {
        int bytes = Math.toIntExact(settings.fetchBytes().toBytes());
        var properties = clients.consumer();
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group(element));
        properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, bytes);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, bytes);
        return properties;
    }

    /// Makes consumers whose polls are bounded.
    private static final class Consumers extends DefaultKafkaConsumerFactory<String, byte[]> {

        private final JournalSettings settings;

        Consumers(Map<String, Object> properties, JournalSettings settings) {
            super(properties);
            this.settings = settings;
        }

        @Override
        protected Consumer<String, byte[]> createRawConsumer(Map<String, Object> properties) {
            return new JournalConsumer(
                    properties,
                    settings.fetchBytes().toBytes(),
                    settings.fetchRecords(),
                    settings.gather());
        }
    }
}
