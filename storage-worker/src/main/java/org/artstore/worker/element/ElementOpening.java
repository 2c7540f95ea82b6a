package org.artstore.worker.element;

import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.element.StorageElement;
import org.artstore.worker.commit.CommitMetrics;
import org.artstore.worker.damage.DamageRegister;
import org.artstore.worker.disk.DiskThreads;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.diskstore.DiskStore;
import org.artstore.worker.journal.JournalWatcher;
import org.artstore.worker.journal.Journals;
import org.artstore.worker.s3.BucketUnusable;
import org.artstore.worker.s3.S3Elements;
import org.artstore.worker.s3.S3Store;
import org.artstore.worker.staging.Staging;
import org.artstore.worker.store.ElementStore;
import org.artstore.worker.store.MeteredStore;
import org.artstore.worker.store.StoreUnavailable;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;

/// Opens elements.
final class ElementOpening {

    private final ElementSettings settings;
    private final Journals journals;
    private final DiskThreads threads;
    private final S3Elements buckets;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Withdrawal withdrawal;

    /// @param withdrawal what is done with an element before it is used again
    ElementOpening(
            ElementSettings settings,
            Journals journals,
            DiskThreads threads,
            S3Elements buckets,
            MeterRegistry meters,
            InstantSource clock,
            Withdrawal withdrawal) {
        this.settings = settings;
        this.journals = journals;
        this.threads = threads;
        this.buckets = buckets;
        this.meters = meters;
        this.clock = clock;
        this.withdrawal = withdrawal;
    }

    /// Returns when the journal is being read.
    ///
    /// @param usable is called when the element can be used, before anything is done with it
    /// @param mode what may be done with the files of the element now
    /// @throws ElementUnusable when its directory or its bucket cannot be used now
    /// @throws org.artstore.starter.kafka.TopicsNotCreated when Kafka cannot be reached now
    /// @throws org.artstore.worker.forward.Forwarding.Undecided likewise
    /// @throws org.artstore.worker.transfer.Transfers.Unheard likewise
    OpenElement open(
            StorageElement element,
            Runnable usable,
            JournalWatcher watcher,
            Supplier<ElementMode> mode)
            throws InterruptedException {
        var directory = prepared(element);
        var lock = ElementLock.acquire(directory);
        ElementStore store = null;
        boolean opened = false;
        try {
            ElementFolder.requireWritable(directory);
            var usage = new Usage();
            store = metered(store(element, directory, usable, usage));
            withdrawal.withdraw(store);
            var damages = DamageRegister.load(element.elementId(), store.blobs().notes());
            var journal = journals.open(store, watcher, mode);
            opened = true;
            return new OpenElement(directory, lock, store, usage, damages, journal);
        } catch (BucketUnusable | StoreUnavailable e) {
            throw new ElementUnusable(
                    "cannot use its bucket: " + e.getMessage(), new IOException(e));
        } finally {
            if (!opened) {
                letGo(store);
                lock.close();
            }
        }
    }

    private static void letGo(@Nullable ElementStore store) {
        if (store != null) {
            store.staging().close();
            store.blobs().close();
        }
    }

    private ElementDirectory prepared(StorageElement element) {
        return switch (element.kind()) {
            case DISK -> {
                var directory = new ElementDirectory(Path.of(root(element)));
                ElementFolder.prepareRoot(directory);
                yield directory;
            }
            case S3 -> {
                var directory = buckets.scratch(element);
                ElementFolder.prepareScratch(directory);
                yield directory;
            }
        };
    }

    private static String root(StorageElement element) {
        return Objects.requireNonNull(element.root(), "a disk element has a root");
    }

    private ElementStore store(
            StorageElement element, ElementDirectory directory, Runnable usable, Usage usage) {
        var metrics = new CommitMetrics(meters, element.elementId(), usage::add, usage::remove);
        return switch (element.kind()) {
            case DISK -> {
                usable.run();
                count(directory, usage);
                yield DiskStore.open(
                        element.elementId(),
                        directory,
                        settings.catalogNames(),
                        threads,
                        metrics,
                        clock);
            }
            case S3 -> {
                var blobs = buckets.open(element, metrics);
                usable.run();
                count(blobs, usage);
                var staging = Staging.scratch(directory, threads, clock);
                yield new ElementStore(element.elementId(), blobs, staging);
            }
        };
    }

    private static void count(S3Store blobs, Usage usage) {
        boolean counted = false;
        try {
            usage.count(blobs);
            counted = true;
        } finally {
            if (!counted) {
                blobs.close();
            }
        }
    }

    private ElementStore metered(ElementStore store) {
        var blobs = new MeteredStore(store.blobs(), meters, store.element());
        return new ElementStore(store.element(), blobs, store.staging());
    }

    private static void count(ElementDirectory directory, Usage usage) {
        try {
            usage.count(directory.root());
        } catch (IOException e) {
            throw new ElementUnusable("cannot read " + directory.root(), e);
        }
    }
}
