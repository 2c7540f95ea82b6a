package org.artstore.worker.journal;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.time.InstantSource;
import java.util.List;

/// Batch after batch of the journal of an element that cannot be used, and the offsets between: its
/// uploads go to other elements. Commands can only be carried out where their file lies, and a
/// transfer has one target, so these wait for the element: offsets are committed up to the first of
/// them only.
final class SalvageProcessing implements BatchProcessing {

    private final Salvage salvage;
    private final JournalMetrics metrics;
    private final Progress progress;
    private volatile boolean caughtUp;

    SalvageProcessing(Salvage salvage, JournalMetrics metrics, InstantSource clock) {
        this.salvage = salvage;
        this.metrics = metrics;
        this.progress = new Progress(clock, new HeldOffsets(salvage::isAwaited));
    }

    @Override
    public void process(List<ConsumerRecord<String, byte[]>> records, Consumer<?, ?> consumer) {
        caughtUp = false;
        metrics.buried(salvage.take(records));
        progress.note(records);
        progress.commit(consumer);
        metrics.lag(JournalMetrics.lag(consumer));
    }

    @Override
    public void idle(Consumer<?, ?> consumer) {
        if (progress.isEmpty()) {
            progress.refresh(consumer);
        } else {
            progress.commit(consumer);
        }
        caughtUp = JournalMetrics.lag(consumer) == 0;
    }

    @Override
    public boolean isFull() {
        return false;
    }

    @Override
    public boolean isCaughtUp() {
        return caughtUp;
    }
}
