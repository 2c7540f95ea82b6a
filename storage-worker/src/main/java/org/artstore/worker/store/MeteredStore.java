package org.artstore.worker.store;

import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.file.FileEvent.FileGone;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.worker.inventory.Inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Measures how long the calls to a store take, and counts those that fail.
public final class MeteredStore implements BlobStore {

    private static final String ELEMENT = "element_id";
    private static final String OPERATION = "operation";

    private final BlobStore store;
    private final MeterRegistry meters;
    private final ElementId element;

    public MeteredStore(BlobStore store, MeterRegistry meters, ElementId element) {
        this.store = store;
        this.meters = meters;
        this.element = element;
    }

    @Override
    public List<Document> commit(List<PreparedCommit> uploads) {
        return uploads.isEmpty() ? List.of() : measured("commit", () -> store.commit(uploads));
    }

    @Override
    public void confirm(List<CommittedFile> found) {
        if (!found.isEmpty()) {
            measured("confirm", () -> store.confirm(found));
        }
    }

    @Override
    public void change(List<AttrChange> changes) {
        if (!changes.isEmpty()) {
            measured("change", () -> store.change(changes));
        }
    }

    @Override
    public void delete(List<Deletion> deletions) {
        if (!deletions.isEmpty()) {
            measured("delete", () -> store.delete(deletions));
        }
    }

    @Override
    public void withdraw(List<CommittedFile> files) {
        if (!files.isEmpty()) {
            measured("withdraw", () -> store.withdraw(files));
        }
    }

    @Override
    public void confirmDeleted(List<FileGone> deleted) {
        if (!deleted.isEmpty()) {
            measured("confirm", () -> store.confirmDeleted(deleted));
        }
    }

    @Override
    public Optional<FileGone> gone(FileId file) {
        return measured("find", () -> store.gone(file));
    }

    @Override
    public int purge(Instant then, int most) {
        return measured("purge", () -> store.purge(then, most));
    }

    @Override
    public Optional<CommittedFile> find(UploadOpened opened) {
        return measured("find", () -> store.find(opened));
    }

    @Override
    public Optional<CommittedFile> find(FileId file) {
        return measured("find", () -> store.find(file));
    }

    @Override
    public StoredBytes open(CommittedFile file) {
        return measured("open", () -> store.open(file));
    }

    @Override
    public Inventory inventory() {
        return store.inventory();
    }

    @Override
    public Notes notes() {
        return store.notes();
    }

    @Override
    public void close() {
        store.close();
    }

    private void measured(String operation, Runnable work) {
        measured(
                operation,
                () -> {
                    work.run();
                    return operation;
                });
    }

    private <T> T measured(String operation, Supplier<T> work) {
        long start = System.nanoTime();
        boolean failed = true;
        try {
            var result = work.get();
            failed = false;
            return result;
        } finally {
            meters.timer("artstore.store.duration", ELEMENT, element.value(), OPERATION, operation)
                    .record(Duration.ofNanos(System.nanoTime() - start));
            if (failed) {
                meters.counter(
                                "artstore.store.failures",
                                ELEMENT,
                                element.value(),
                                OPERATION,
                                operation)
                        .increment();
            }
        }
    }
}
