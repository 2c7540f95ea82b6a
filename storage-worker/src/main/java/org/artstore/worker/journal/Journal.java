package org.artstore.worker.journal;

import org.artstore.schemas.id.ElementId;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/// The journal of one element, being read until it is closed.
public final class Journal implements AutoCloseable {

    private final ElementId element;
    private final KafkaMessageListenerContainer<String, byte[]> container;
    private final JournalListener listener;
    private final BatchProcessing processing;
    private final JournalMetrics metrics;

    Journal(
            ElementId element,
            KafkaMessageListenerContainer<String, byte[]> container,
            JournalListener listener,
            BatchProcessing processing,
            JournalMetrics metrics) {
        this.element = element;
        this.container = container;
        this.listener = listener;
        this.processing = processing;
        this.metrics = metrics;
    }

    /// Whether everything that was in it a moment ago is stored or staged.
    public boolean isCaughtUp() {
        return processing.isCaughtUp();
    }

    public ElementId element() {
        return element;
    }

    /// Returns when the batch that is being stored, if any, has been or has been given up.
    @Override
    public void close() {
        listener.stop();
        container.stop();
        metrics.remove();
    }
}
