package org.artstore.worker.journal;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.store.ElementStore;
import org.artstore.worker.trim.JournalTrimming;
import org.artstore.worker.trim.Openings;
import org.artstore.worker.trim.Trimming;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Batch after batch of one journal, and the offsets between. To be used by one thread.
final class JournalProcessing implements BatchProcessing {

    private final ElementStore store;
    private final JournalOutput output;
    private final JournalSettings settings;
    private final InstantSource clock;
    private final Progress progress;
    private final Displacement displacement;
    private final Openings openings;
    private final JournalTrimming trimming;
    private final Set<FileId> ended = new HashSet<>();
    private final PendingJoins joins = new PendingJoins();
    private Instant checkpointed = Instant.MIN;
    private volatile boolean caughtUp;

    JournalProcessing(
            ElementStore store,
            JournalOutput output,
            JournalSettings settings,
            Trimming trimming,
            InstantSource clock) {
        this.store = store;
        this.output = output;
        this.settings = settings;
        this.clock = clock;
        this.progress = new Progress(clock, new HeldOffsets(this::isLost));
        this.displacement =
                new Displacement(
                        store.staging(), output.forwards(), output.transfers()::giveUp, clock);
        var life = settings.uploadExpiry();
        var uploads = new UploadsOfElement(store.staging(), output.forwards());
        this.openings = new Openings(uploads, life, clock);
        this.trimming = trimming.of(openings, life, output.metrics());
    }

    /// Applies and settles the records.
    @Override
    public void process(List<ConsumerRecord<String, byte[]>> records, Consumer<?, ?> consumer) {
        displacement.untilThereIsRoom(() -> attempt(records, consumer));
        trimming.attend(consumer);
    }

    private void attempt(List<ConsumerRecord<String, byte[]>> records, Consumer<?, ?> consumer) {
        var batch = new JournalBatch(store, output, ended, joins.files());
        caughtUp = false;
        records.forEach(batch::add);
        var waiting = joins.attempt(batch, consumer);
        batch.settle();
        joins.replace(waiting, consumer);
        progress.note(records);
        openings.note(records);
        if (isDue()) {
            checkpoint(consumer);
        }
        output.metrics().lag(JournalMetrics.lag(consumer));
    }

    @Override
    public void idle(Consumer<?, ?> consumer) {
        displacement.untilThereIsRoom(() -> rest(consumer));
        trimming.attend(consumer);
    }

    private void rest(Consumer<?, ?> consumer) {
        if (!joins.isEmpty()) {
            attempt(List.of(), consumer);
        } else if (progress.isEmpty()) {
            caughtUp = JournalMetrics.lag(consumer) == 0;
            progress.refresh(consumer);
        } else {
            checkpoint(consumer);
            caughtUp = JournalMetrics.lag(consumer) == 0;
        }
    }

    private boolean isLost(String key) {
        var staging = store.staging();
        try {
            return !staging.isDurable() && staging.isOpen(FileId.parse(key));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Override
    public boolean isFull() {
        return displacement.isFull();
    }

    /// It is stored or staged.
    @Override
    public boolean isCaughtUp() {
        return caughtUp;
    }

    /// While a join waits no offset is committed, so that it comes again after a restart.
    private boolean isDue() {
        var staging = store.staging();
        return joins.isEmpty()
                && (!staging.isDirty()
                        || !ended.isEmpty()
                        || staging.unforced() >= settings.checkpointBytes().toBytes()
                        || checkpointed
                                .plus(settings.checkpointInterval())
                                .isBefore(clock.instant()));
    }

    private void checkpoint(Consumer<?, ?> consumer) {
        store.staging().checkpoint();
        checkpointed = clock.instant();
        if (ended.isEmpty()) {
            progress.commit(consumer);
        } else {
            progress.commitAndWait(consumer);
            store.staging().settle(ended);
            ended.clear();
        }
    }
}
