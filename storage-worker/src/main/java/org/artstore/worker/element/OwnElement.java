package org.artstore.worker.element;

import org.artstore.schemas.element.ElementStatus.Health;
import org.artstore.schemas.element.StorageElement;
import org.artstore.starter.kafka.TopicsNotCreated;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.forward.Forwarding.Undecided;
import org.artstore.worker.journal.JournalWatcher;
import org.artstore.worker.transfer.Transfers.Unheard;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;

/// One element of this worker from its registration on: it is opened as soon as that is possible,
/// and is lost to this process when its disk fails. While it cannot be used, others take its
/// uploads: at once when it is lost, after some time when it might only come late.
final class OwnElement implements JournalWatcher, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OwnElement.class);

    private final ElementOpening opening;
    private final Rescue rescue;
    private final ElementSettings settings;
    private final Runnable changed;
    private final Thread opener;
    private volatile StorageElement registration;
    private volatile @Nullable OpenElement open;
    private volatile @Nullable String lastFailure;
    private volatile boolean full;
    private volatile boolean unavailable;
    private volatile boolean lost;
    private volatile boolean closed;

    /// @param changed is called whenever the health may be another
    OwnElement(
            StorageElement registration,
            ElementOpening opening,
            Rescue rescue,
            ElementSettings settings,
            Runnable changed) {
        this.registration = registration;
        this.opening = opening;
        this.rescue = rescue;
        this.settings = settings;
        this.changed = changed;
        this.opener =
                Thread.ofVirtual()
                        .name("open-" + registration.elementId())
                        .unstarted(this::openInTheEnd);
    }

    void start() {
        opener.start();
    }

    /// The root of an element in use stays what it was until the worker starts again.
    void register(StorageElement now) {
        registration = now;
    }

    StorageElement registration() {
        return registration;
    }

    Health health() {
        if (open == null || unavailable || lost || closed) {
            return Health.OFFLINE;
        }
        return full ? Health.FULL : Health.ONLINE;
    }

    /// Empty when it is not in use.
    Optional<OpenElement> opened() {
        return health() == Health.OFFLINE ? Optional.empty() : Optional.ofNullable(open);
    }

    private void openInTheEnd() {
        long begin = System.nanoTime();
        try {
            while (!closed && !isOver(Duration.ofNanos(System.nanoTime() - begin))) {
                Thread.sleep(settings.reopenInterval());
            }
        } catch (InterruptedException _) {
            LOG.atDebug().addKeyValue("element_id", registration.elementId()).log("Not opened");
        }
    }

    private boolean isOver(Duration waited) throws InterruptedException {
        try {
            open = opening.open(registration, rescue::end, this, () -> registration.mode());
            return true;
        } catch (ElementTaken taken) {
            rescue.end();
            logOnce(taken);
            return false;
        } catch (ElementUnusable unusable) {
            logOnce(unusable);
            if (waited.compareTo(settings.rescueAfter()) >= 0) {
                rescue.begin();
            }
            return false;
        } catch (TopicsNotCreated | Undecided | Unheard failure) {
            logOnce(failure);
            return false;
        } catch (DiskFailed failure) {
            isLost(failure);
            return true;
        } finally {
            changed.run();
        }
    }

    @Override
    public void stores() {
        if (full || unavailable) {
            full = false;
            unavailable = false;
            changed.run();
        }
    }

    @Override
    public void isUnavailable() {
        if (!unavailable) {
            unavailable = true;
            changed.run();
        }
    }

    @Override
    public void isFull() {
        if (!full || unavailable) {
            full = true;
            unavailable = false;
            changed.run();
        }
    }

    @Override
    public void isLost(RuntimeException cause) {
        lost = true;
        log(cause, "The disk of an element failed; it is offline until the worker starts again");
        changed.run();
        rescue.begin();
    }

    @Override
    public void close() {
        closed = true;
        opener.interrupt();
        try {
            opener.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        rescue.close();
        var opened = open;
        if (opened != null) {
            opened.close();
        }
    }

    /// The attempts go on; what they fail with is said when it is something new.
    private void logOnce(RuntimeException failure) {
        if (!String.valueOf(failure.getMessage()).equals(lastFailure)) {
            lastFailure = String.valueOf(failure.getMessage());
            log(failure, "An element cannot be opened yet");
        }
    }

    private void log(RuntimeException cause, String sentence) {
        LOG.atError()
                .addKeyValue("element_id", registration.elementId())
                .setCause(cause)
                .log(sentence);
    }
}
