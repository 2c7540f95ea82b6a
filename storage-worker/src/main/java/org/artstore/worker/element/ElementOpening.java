package org.artstore.worker.element;

import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.element.StorageElement;
import org.artstore.worker.commit.CommitMetrics;
import org.artstore.worker.damage.DamageRegister;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.disk.DiskThreads;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.disk.Forced;
import org.artstore.worker.diskstore.DiskStore;
import org.artstore.worker.journal.JournalWatcher;
import org.artstore.worker.journal.Journals;
import org.artstore.worker.store.ElementStore;
import org.artstore.worker.store.MeteredStore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Opens disk elements.
final class ElementOpening {

    private final ElementSettings settings;
    private final Journals journals;
    private final DiskThreads threads;
    private final MeterRegistry meters;
    private final InstantSource clock;

    ElementOpening(
            ElementSettings settings,
            Journals journals,
            DiskThreads threads,
            MeterRegistry meters,
            InstantSource clock) {
        this.settings = settings;
        this.journals = journals;
        this.threads = threads;
        this.meters = meters;
        this.clock = clock;
    }

    /// Returns when the journal is being read.
    ///
    /// @param mode what may be done with the files of the element now
    /// @throws ElementUnusable when its directory cannot be used now
    /// @throws org.artstore.starter.kafka.TopicsNotCreated when Kafka cannot be reached now
    /// @throws org.artstore.worker.forward.Forwarding.Undecided likewise
    OpenElement open(StorageElement element, JournalWatcher watcher, Supplier<ElementMode> mode)
            throws InterruptedException {
        var directory = new ElementDirectory(Path.of(element.root()));
        prepare(directory);
        var lock = ElementLock.acquire(directory);
        boolean opened = false;
        try {
            requireWritable(directory);
            var usage = counted(directory);
            var metrics = new CommitMetrics(meters, element.elementId(), usage::add, usage::remove);
            var store =
                    DiskStore.open(
                            element.elementId(),
                            directory,
                            settings.catalogNames(),
                            threads,
                            metrics,
                            clock);
            var metered = metered(store);
            var damages = DamageRegister.load(element.elementId(), directory);
            var journal = journals.open(metered, watcher, mode);
            opened = true;
            return new OpenElement(directory, lock, metered, usage, damages, journal);
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    private ElementStore metered(ElementStore store) {
        var blobs = new MeteredStore(store.blobs(), meters, store.element());
        return new ElementStore(store.element(), blobs, store.staging());
    }

    /// A root whose parent is missing is a disk that is not mounted.
    private static void prepare(ElementDirectory directory) {
        var root = directory.root();
        var parent = root.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new ElementUnusable("not mounted: there is nothing above " + root);
        }
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectory(root);
                Forced.directory(parent);
            }
            Files.createDirectories(directory.staging());
        } catch (IOException | DiskFailed e) {
            throw new ElementUnusable("cannot use " + root, new IOException(e));
        }
    }

    private static void requireWritable(ElementDirectory directory) {
        var probe = directory.staging().resolve("probe");
        try {
            Forced.write(probe, "ArtStore".getBytes(StandardCharsets.UTF_8));
            Forced.remove(probe);
        } catch (DiskFailed.Broken e) {
            throw new ElementUnusable("cannot write to " + directory.root(), new IOException(e));
        } catch (DiskFailed.Full _) {
            return;
        }
    }

    private static Usage counted(ElementDirectory directory) {
        try {
            return Usage.count(directory.root());
        } catch (IOException e) {
            throw new ElementUnusable("cannot read " + directory.root(), e);
        }
    }
}
