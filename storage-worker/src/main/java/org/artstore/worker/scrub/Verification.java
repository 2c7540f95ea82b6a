package org.artstore.worker.scrub;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileDamaged;
import org.artstore.schemas.file.FileEvent.FileVerified;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.element.KeptElement;
import org.artstore.worker.filelog.FileLogWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;

/// Acts on what was found of the files of one element. Damage is refused to readers first, then
/// told, then noted for later processes: if this one dies in between, the file is found damaged
/// again.
final class Verification {

    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);
    private static final String PROBE = ".probe";

    private final KeptElement element;
    private final FileLogWriter log;
    private final ScrubMetrics metrics;
    private final boolean tellSound;
    private final InstantSource clock;

    /// @param tellSound whether the log is told of files that are and were sound
    Verification(
            KeptElement element,
            FileLogWriter log,
            ScrubMetrics metrics,
            boolean tellSound,
            InstantSource clock) {
        this.element = element;
        this.log = log;
        this.metrics = metrics;
        this.tellSound = tellSound;
        this.clock = clock;
    }

    /// Of a file that is sound the log may not have heard when it returns; see [#await].
    ///
    /// @throws DiskFailed when it is not one file that is damaged, but the disk
    /// @throws org.artstore.worker.store.StoreUnavailable when it is the object store that fails
    void take(Finding finding) throws InterruptedException {
        switch (finding) {
            case Finding.Sound(var document) -> sound(document);
            case Finding.Damaged damage -> damaged(damage);
            case Finding.Gone _ -> {
                // It was removed between two looks.
            }
        }
    }

    /// Returns when the log has all that was found.
    void await() throws InterruptedException {
        log.await();
    }

    private void sound(Document document) throws InterruptedException {
        metrics.sound(document.content().fileSize());
        var file = document.fileId();
        if (element.damages().contains(file)) {
            tell(verified(document, true));
            element.damages().remove(file);
            LOG.atInfo().addKeyValue("file_id", file).log("A damaged file is sound again");
        } else if (tellSound) {
            log.send(verified(document, false));
        }
    }

    private FileVerified verified(Document document, boolean repaired) {
        return new FileVerified(
                document.fileId(),
                document.tenant(),
                element.id(),
                document.version(),
                repaired,
                clock.instant());
    }

    private void damaged(Finding.Damaged found) throws InterruptedException {
        requireElement();
        metrics.damaged();
        var damage =
                new FileDamaged(
                        found.fileId(),
                        found.tenant(),
                        element.id(),
                        found.part(),
                        found.detail(),
                        clock.instant());
        element.damages().add(damage);
        LOG.atError()
                .addKeyValue("file_id", damage.fileId())
                .addKeyValue("element_id", damage.elementId())
                .addKeyValue("damage", damage.part().code() + ": " + damage.detail())
                .log("A stored file is damaged");
        tell(damage);
        keep(damage);
    }

    /// An element that does not answer must not be told of file by file.
    private void requireElement() {
        try {
            element.notes().put(PROBE, new byte[] {1});
        } catch (DiskFailed.Full full) {
            LOG.atDebug().setCause(full).log("The disk is full, but there");
        }
        element.notes().remove(PROBE);
    }

    private void keep(FileDamaged damage) {
        try {
            element.damages().keep(damage);
        } catch (DiskFailed.Full full) {
            LOG.atWarn()
                    .addKeyValue("file_id", damage.fileId())
                    .setCause(full)
                    .log("A damaged file is not noted for later processes");
        }
    }

    private void tell(FileEvent event) throws InterruptedException {
        log.send(event);
        log.await();
    }
}
