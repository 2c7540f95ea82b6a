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
    private volatile @Nullable Thread opener;
    private volatile StorageElement registration;
    private volatile @Nullable OpenElement open;
    private volatile @Nullable String lastFailure;
    private volatile boolean full;
    private volatile boolean unavailable;
    private volatile long unavailableSince;
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
    }

    void start() {
        long since = System.nanoTime();
        open(() -> openInTheEnd(since));
    }

    private void open(Runnable work) {
        opener = Thread.ofVirtual().name("open-" + registration.elementId()).start(work);
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

    /// @param since when it could not be used, by the system's timer
    private void openInTheEnd(long since) {
        try {
            while (!closed && !isOver(passed(since))) {
                Thread.sleep(settings.reopenInterval());
            }
        } catch (InterruptedException _) {
            LOG.atDebug().addKeyValue("element_id", registration.elementId()).log("Not opened");
        }
    }

    private static Duration passed(long since) {
        return Duration.ofNanos(System.nanoTime() - since);
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
            unavailableSince = System.nanoTime();
            unavailable = true;
            changed.run();
        } else if (passed(unavailableSince).compareTo(settings.rescueAfter()) >= 0) {
            letGo();
        }
    }

    /// Not on the thread of the journal, which has to end for it.
    private synchronized void letGo() {
        var away = open;
        if (away == null || closed) {
            return;
        }
        LOG.atWarn()
                .addKeyValue("element_id", registration.elementId())
                .log("The store of an element stays away; it is opened again when it is there");
        open = null;
        long since = unavailableSince;
        open(
                () -> {
                    away.close();
                    unavailable = false;
                    openInTheEnd(since);
                });
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
        endOpening();
        rescue.close();
        var opened = open;
        if (opened != null) {
            opened.close();
        }
    }

    private void endOpening() {
        Thread opening;
        synchronized (this) {
            closed = true;
            opening = opener;
        }
        if (opening == null) {
            return;
        }
        opening.interrupt();
        try {
            opening.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
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
