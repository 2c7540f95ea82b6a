package org.artstore.worker;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.worker.commit.CommitObserver;
import org.artstore.worker.commit.CommitStep;
import org.artstore.worker.commit.CommittedGroup;
import org.artstore.worker.disk.DiskThreads;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.diskstore.DiskStore;
import org.artstore.worker.staging.Outcome;
import org.artstore.worker.store.ElementStore;
import org.artstore.worker.store.PreparedCommit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// An element's store on a directory, without Kafka: what a journal would do with it, step by step.
/// A new one on the same directory is the worker after a restart.
public final class TestStore {

    public static final ElementId ELEMENT = new ElementId("edit-01");

    private static final DiskThreads THREADS = new DiskThreads(4);

    private final ElementDirectory directory;
    private final ElementStore store;

    public TestStore(Path root) {
        this(ELEMENT, root, THREADS, _ -> {});
    }

    public TestStore(ElementId element, Path root) {
        this(element, root, THREADS, _ -> {});
    }

    public TestStore(Path root, DiskThreads threads) {
        this(ELEMENT, root, threads, _ -> {});
    }

    public TestStore(ElementId element, Path root, DiskThreads threads) {
        this(element, root, threads, _ -> {});
    }

    /// @param steps is told each step of a commit, and may throw
    public TestStore(Path root, Consumer<CommitStep> steps) {
        this(ELEMENT, root, THREADS, steps);
    }

    private TestStore(
            ElementId element, Path root, DiskThreads threads, Consumer<CommitStep> steps) {
        directory = new ElementDirectory(root);
        store =
                DiskStore.open(
                        element,
                        directory,
                        1_000,
                        threads,
                        new Steps(steps),
                        InstantSource.system());
    }

    private record Steps(Consumer<CommitStep> steps) implements CommitObserver {

        @Override
        public void reached(CommitStep step, Duration since) {
            steps.accept(step);
        }

        @Override
        public void committed(CommittedGroup group) {}

        @Override
        public void deleted(long diskBytes) {}
    }

    public ElementDirectory directory() {
        return directory;
    }

    public ElementStore store() {
        return store;
    }

    public Outcome apply(JournalRecord record) {
        return store.staging().apply(record);
    }

    /// What the last of the records led to.
    public Outcome applyAll(List<? extends JournalRecord> records) {
        Outcome last = new Outcome.Nothing();
        for (var record : records) {
            last = apply(record);
        }
        return last;
    }

    /// Applies the records of whole uploads and commits all that are sealed, together.
    public List<Document> commit(List<? extends JournalRecord> records) {
        var prepared = new ArrayList<PreparedCommit>();
        for (var record : records) {
            if (apply(record) instanceof Outcome.Sealed(var upload)) {
                prepared.add(PreparedCommit.of(upload));
            }
        }
        var documents = store.blobs().commit(prepared);
        store.staging().settle(documents.stream().map(Document::fileId).toList());
        return documents;
    }

    public boolean isCommitted(FileId file) {
        return store.blobs().find(file).isPresent();
    }

    /// Everything that lies in staging.
    public List<String> staged() {
        try (Stream<Path> entries = Files.list(directory.staging())) {
            return entries.map(it -> it.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
