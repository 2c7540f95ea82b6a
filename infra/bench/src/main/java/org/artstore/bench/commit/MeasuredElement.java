package org.artstore.bench.commit;

import org.artstore.schemas.document.Creator;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.document.Retention;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.schemas.journal.JournalRecord.WholeUpload;
import org.artstore.worker.commit.CommitObserver;
import org.artstore.worker.commit.CommitStep;
import org.artstore.worker.commit.CommittedGroup;
import org.artstore.worker.disk.DiskThreads;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.disk.Forced;
import org.artstore.worker.diskstore.DiskStore;
import org.artstore.worker.staging.Outcome;
import org.artstore.worker.store.ElementStore;
import org.artstore.worker.store.PreparedCommit;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A disk element as a worker has it, without the rest of the worker, and beside it a directory for
/// bare writes.
final class MeasuredElement {

    private static final ElementId ELEMENT = new ElementId("measured");
    private static final int CATALOG_NAMES = 100_000;

    private final ElementStore store;
    private final Path bare;
    private final DiskThreads threads;
    private final Random random = new Random(1);
    private long named;

    /// @param root of the element
    /// @param bare an existing directory beside it
    MeasuredElement(Path root, Path bare, DiskThreads threads) {
        this.store =
                DiskStore.open(
                        ELEMENT,
                        new ElementDirectory(root),
                        CATALOG_NAMES,
                        threads,
                        new Silent(),
                        InstantSource.system());
        this.bare = bare;
        this.threads = threads;
    }

    private static final class Silent implements CommitObserver {

        @Override
        public void reached(CommitStep step, Duration since) {}

        @Override
        public void committed(CommittedGroup group) {}

        @Override
        public void deleted(long diskBytes) {}
    }

    /// No two are equal.
    List<WholeUpload> uploads(int number, int size) {
        var uploads = new ArrayList<WholeUpload>();
        for (int i = 0; i < number; i++) {
            var bytes = new byte[size];
            random.nextBytes(bytes);
            uploads.add(new WholeUpload(opened(size), bytes));
        }
        return uploads;
    }

    private static UploadOpened opened(int size) {
        return new UploadOpened(
                FileId.create(Instant.now().truncatedTo(ChronoUnit.MILLIS)),
                ELEMENT,
                1,
                new TenantId("default"),
                new Metadata(
                        "measured.bin", "of a measurement", List.of("a"), CustomAttributes.NONE),
                "application/octet-stream",
                Retention.temporary(Instant.now().truncatedTo(ChronoUnit.MILLIS), 30),
                new Creator(new ClientId("sa_test_bench_0a1b2c3d"), "bench", null),
                (long) size,
                null);
    }

    /// What a worker does from the records of uploads on until they are committed together.
    ///
    /// @return the sizes of their attr.json
    List<Integer> commit(List<WholeUpload> uploads) {
        var prepared = new ArrayList<PreparedCommit>();
        for (var upload : uploads) {
            if (store.staging().apply(upload) instanceof Outcome.Sealed(var sealed)) {
                prepared.add(PreparedCommit.of(sealed));
            }
        }
        var documents = store.blobs().commit(prepared);
        if (documents.size() != uploads.size()) {
            throw new IllegalStateException("committed " + documents.size());
        }
        return prepared.stream().map(it -> it.attr().length).toList();
    }

    /// Writes and forces as many files of the same sizes, as many at once, and forces their
    /// directory as often.
    void write(List<WholeUpload> uploads, List<Integer> attrSizes) {
        var tasks = new ArrayList<Runnable>();
        for (int i = 0; i < uploads.size(); i++) {
            var path = bare.resolve("bare-" + named++);
            var bytes = uploads.get(i).bytes();
            var attr = new byte[attrSizes.get(i)];
            tasks.add(
                    () -> {
                        Forced.write(path, bytes);
                        Forced.write(path.resolveSibling(path.getFileName() + ".attr"), attr);
                    });
        }
        threads.all(tasks);
        Forced.directory(bare);
        Forced.directory(bare);
    }
}
