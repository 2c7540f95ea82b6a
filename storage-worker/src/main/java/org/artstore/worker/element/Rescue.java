package org.artstore.worker.element;

import org.artstore.schemas.id.ElementId;
import org.artstore.starter.kafka.TopicsNotCreated;
import org.artstore.worker.forward.Forwarding.Undecided;
import org.artstore.worker.journal.Journal;
import org.artstore.worker.journal.JournalWatcher;
import org.artstore.worker.journal.Journals;
import org.artstore.worker.transfer.Transfers.Unheard;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/// Has other elements take the uploads of one that cannot be used, from [#begin] to [#end].
final class Rescue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rescue.class);

    private final ElementId element;
    private final Journals journals;
    private final Duration pause;
    private @Nullable Thread beginning;
    private @Nullable Journal journal;
    private boolean closed;

    /// @param pause between two attempts to begin
    Rescue(ElementId element, Journals journals, Duration pause) {
        this.element = element;
        this.journals = journals;
        this.pause = pause;
    }

    /// Does not wait. Does nothing while it is under way.
    synchronized void begin() {
        if (beginning == null && !closed) {
            LOG.atWarn()
                    .addKeyValue("element_id", element)
                    .log("Other elements take the uploads of one that cannot be used");
            beginning = Thread.ofVirtual().name("rescue-" + element).start(this::beginInTheEnd);
        }
    }

    private void beginInTheEnd() {
        try {
            while (!hasBegun()) {
                Thread.sleep(pause);
            }
        } catch (InterruptedException _) {
            LOG.atDebug().addKeyValue("element_id", element).log("The rescue ends");
        }
    }

    private boolean hasBegun() throws InterruptedException {
        try {
            var begun = journals.salvage(element, new Unwatched());
            synchronized (this) {
                journal = begun;
            }
            return true;
        } catch (TopicsNotCreated | Undecided | Unheard failure) {
            LOG.atWarn()
                    .addKeyValue("element_id", element)
                    .addKeyValue("failure", failure.getMessage())
                    .log("The journal of an element cannot be read yet");
            return false;
        }
    }

    /// Returns when nothing is forwarded any more. It may begin again.
    void end() {
        var begun = beginning();
        if (begun == null) {
            return;
        }
        begun.interrupt();
        try {
            begun.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        var reading = taken();
        if (reading != null) {
            reading.close();
        }
    }

    private synchronized @Nullable Thread beginning() {
        return beginning;
    }

    private synchronized @Nullable Journal taken() {
        var reading = journal;
        journal = null;
        beginning = null;
        return reading;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        end();
    }

    /// How it fares is seen in the metrics; the element stays offline.
    private static final class Unwatched implements JournalWatcher {

        @Override
        public void stores() {}

        @Override
        public void isFull() {}

        @Override
        public void isUnavailable() {}

        @Override
        public void isLost(RuntimeException cause) {}
    }
}
