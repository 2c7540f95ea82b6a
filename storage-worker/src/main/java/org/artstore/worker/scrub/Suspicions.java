package org.artstore.worker.scrub;

import org.artstore.schemas.document.StorageName;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.catalog.CommittedName;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.element.KeptElement;
import org.artstore.worker.element.OwnElements;
import org.artstore.worker.inventory.Place;
import org.artstore.worker.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Looks at files that a reader found damaged, soon and one after the other. Those for which there
/// is no room in the queue are found by scrubbing, or by the next reader.
public final class Suspicions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Suspicions.class);
    private static final int WAITING = 100;

    private final OwnElements elements;
    private final Verifications verifications;
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(
                    1,
                    1,
                    1,
                    TimeUnit.MINUTES,
                    new ArrayBlockingQueue<>(WAITING),
                    Thread.ofPlatform().name("suspicions").daemon().factory(),
                    new ThreadPoolExecutor.DiscardPolicy());

    Suspicions(OwnElements elements, Verifications verifications) {
        this.elements = elements;
        this.verifications = verifications;
    }

    /// Does not wait for the look.
    public void report(FileId file) {
        thread.execute(() -> look(file));
    }

    private void look(FileId file) {
        try {
            for (var element : elements.kept()) {
                if (!element.damages().contains(file)) {
                    look(element, file);
                }
            }
        } catch (DiskFailed | StoreUnavailable failure) {
            LOG.atError()
                    .addKeyValue("file_id", file)
                    .setCause(failure)
                    .log("A file that may be damaged cannot be looked at");
        } catch (InterruptedException _) {
            LOG.atDebug().addKeyValue("file_id", file).log("The worker stops before the look");
        }
    }

    private void look(KeptElement element, FileId file) throws InterruptedException {
        var inventory = element.inventory();
        var hour = new Place(StorageName.directory(file), "");
        for (var entry : inventory.next(hour, 1, name -> isAttrOf(file, name))) {
            if (entry.place().hour().equals(hour.hour())) {
                var verification = verifications.of(element);
                verification.take(verifications.check(inventory).of(entry.place()));
                verification.await();
            }
        }
    }

    private static boolean isAttrOf(FileId file, String name) {
        return CommittedName.ofAttr(name).filter(it -> it.fileId().equals(file)).isPresent();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
