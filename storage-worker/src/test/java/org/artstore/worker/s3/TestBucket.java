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
    private static final S3Elements ELEMENTS = elements(Duration.ofSeconds(10));

    private static final S3Elements IMPATIENT = elements(Duration.ofSeconds(2));

    private final S3Elements elements;
    private final Path scratch;
    private final StorageElement element;
    private final List<S3Store> opened = new ArrayList<>();

    private static S3Elements elements(Duration attemptTimeout) {
        var keys = new S3Settings.Credentials(ObjectStore.ACCESS_KEY, ObjectStore.SECRET_KEY);
        var parts = DataSize.ofMegabytes(8);
        return new S3Elements(
                new S3Settings(Path.of("unused"), keys, Map.of(), parts, 4, 4, attemptTimeout),
                THREADS,
                1_000);
    }

    TestBucket(Path scratch, StorageElement element) {
        this(ELEMENTS, scratch, element);
    }

    /// Which does not wait long for an answer.
    static TestBucket impatient(Path scratch, StorageElement element) {
        return new TestBucket(IMPATIENT, scratch, element);
    }

    private TestBucket(S3Elements elements, Path scratch, StorageElement element) {
        this.elements = elements;
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
        var store = elements.open(element, new ElementDirectory(scratch), new SilentObserver());
        opened.add(store);
        return store;
    }

    @Override
    public void close() {
        opened.forEach(S3Store::close);
    }
}
