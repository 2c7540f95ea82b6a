package org.artstore.worker.s3;

import org.artstore.schemas.element.StorageElement;
import org.artstore.worker.SilentObserver;
import org.artstore.worker.disk.DiskThreads;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.staging.Staging;
import org.artstore.worker.store.ElementStore;
import org.springframework.util.unit.DataSize;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Opens an element in a bucket as a worker would, without Kafka.
final class TestBucket implements AutoCloseable {

    private static final DiskThreads THREADS = new DiskThreads(8);

    /// Closing its connections takes seconds.
    private static final S3Elements ELEMENTS =
            new S3Elements(
                    new S3Settings(
                            Path.of("unused"),
                            new S3Settings.Credentials(
                                    ObjectStore.ACCESS_KEY, ObjectStore.SECRET_KEY),
                            Map.of(),
                            DataSize.ofMegabytes(8),
                            4,
                            4,
                            Duration.ofSeconds(10)),
                    THREADS,
                    1_000);

    private final Path scratch;
    private final StorageElement element;
    private final List<S3Store> opened = new ArrayList<>();

    TestBucket(Path scratch, StorageElement element) {
        this.scratch = scratch;
        this.element = element;
    }

    /// The store as a process finds it that starts now.
    ElementStore open() {
        var directory = new ElementDirectory(scratch);
        try {
            Files.createDirectories(directory.staging());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ElementStore(
                element.elementId(),
                openStore(),
                Staging.scratch(directory, THREADS, InstantSource.system()));
    }

    S3Store openStore() {
        var store = ELEMENTS.open(element, new ElementDirectory(scratch), new SilentObserver());
        opened.add(store);
        return store;
    }

    @Override
    public void close() {
        opened.forEach(S3Store::close);
    }
}
