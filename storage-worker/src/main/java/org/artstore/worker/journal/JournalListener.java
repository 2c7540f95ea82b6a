package org.artstore.worker.journal;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.id.ElementId;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.store.StoreUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Takes the batches of one journal from Kafka. What fails is tried again until it succeeds: a
/// record is let go only when it is stored or buried. The one exception is a disk that failed.
final class JournalListener implements BatchConsumerAwareMessageListener<String, byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(JournalListener.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final ElementId element;
    private final BatchProcessing processing;
    private final JournalWatcher watcher;
    private final Duration longestPause;
    private final CountDownLatch stopped = new CountDownLatch(1);

    JournalListener(
            ElementId element,
            BatchProcessing processing,
            JournalWatcher watcher,
            Duration longestPause) {
        this.element = element;
        this.processing = processing;
        this.watcher = watcher;
        this.longestPause = longestPause;
    }

    @Override
    public void onMessage(
            List<ConsumerRecord<String, byte[]>> records, @Nullable Consumer<?, ?> consumer) {
        var known = Objects.requireNonNull(consumer);
        untilDone(() -> processing.process(records, known));
    }

    /// To be called when no record has come for a while.
    void onIdle(Consumer<?, ?> consumer) {
        untilDone(() -> processing.idle(consumer));
    }

    /// Ends the wait for another attempt.
    void stop() {
        stopped.countDown();
    }

    private void untilDone(Runnable work) {
        var pause = FIRST_PAUSE;
        while (!attempted(work, pause.equals(FIRST_PAUSE))) {
            if (isStoppedWithin(pause)) {
                throw new IllegalStateException("stopped before the records were stored");
            }
            pause = pause.multipliedBy(2);
            pause = pause.compareTo(longestPause) > 0 ? longestPause : pause;
        }
    }

    private boolean attempted(Runnable work, boolean first) {
        try {
            work.run();
            tellRoom();
            return true;
        } catch (DiskFailed.Broken lost) {
            watcher.isLost(lost);
            throw lost;
        } catch (DiskFailed.Full full) {
            watcher.isFull();
            logRetry(full, first);
            return false;
        } catch (StoreUnavailable failure) {
            watcher.isUnavailable();
            logRetry(failure, first);
            return false;
        } catch (RuntimeException failure) {
            logRetry(failure, first);
            return false;
        }
    }

    private void tellRoom() {
        if (processing.isFull()) {
            watcher.isFull();
        } else {
            watcher.stores();
        }
    }

    private void logRetry(RuntimeException failure, boolean first) {
        LOG.atWarn()
                .addKeyValue("element_id", element)
                .addKeyValue("failure", failure.getMessage())
                .setCause(first ? failure : null)
                .log("Journal records could not be stored; they are tried again");
    }

    private boolean isStoppedWithin(Duration pause) {
        try {
            return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
