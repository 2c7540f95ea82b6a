package org.artstore.worker.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.TestUpload;
import org.artstore.worker.staging.Outcome;
import org.artstore.worker.store.CommittedFile;
import org.artstore.worker.store.ElementStore;
import org.artstore.worker.store.PreparedCommit;
import org.artstore.worker.store.StoreUnavailable;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Many uploads to a store that fails: small ones, some with block checksums, some in parts. Most
/// are tried again until they are committed, as the journal does it; a tenth is given up after one
/// attempt, as if it had gone elsewhere.
final class FaultyUploads {

    private static final int TRIALS = 200;
    private static final int AT_ONCE = 8;

    private final ElementStore store;
    private final Random random;
    private final List<Planned> kept = new ArrayList<>();
    private final List<Planned> givenUp = new ArrayList<>();
    private final List<Planned> there = new ArrayList<>();
    private int attempts;

    /// Whose bytes are made when they are needed.
    private record Planned(FileId fileId, ElementId element, String filename, int size) {

        TestUpload upload() {
            var bytes = TestUpload.of(element, filename, size).bytes();
            return new TestUpload(fileId, element, filename, bytes, null);
        }
    }

    FaultyUploads(ElementStore store, long seed, int number) {
        this.store = store;
        this.random = new Random(seed);
        for (int i = 0; i < number; i++) {
            var file = FileId.create(Instant.now().truncatedTo(ChronoUnit.MILLIS));
            var upload = new Planned(file, store.element(), "upload " + i, size(i));
            (i % 10 == 7 ? givenUp : kept).add(upload);
        }
    }

    /// Some of every kind, also of those that are given up.
    private int size(int i) {
        return switch (i % 40) {
            case 3, 7 -> (9 << 20) + random.nextInt(9 << 20);
            case 5, 17, 31 -> 1_100_000 + random.nextInt(1_000_000);
            default -> 1 + random.nextInt(50_000);
        };
    }

    void run() {
        givenUp.forEach(it -> attempt(List.of(prepared(it))));
        for (int i = 0; i < kept.size(); i += AT_ONCE) {
            var left =
                    kept.subList(i, Math.min(i + AT_ONCE, kept.size())).stream()
                            .map(this::prepared)
                            .toList();
            for (int trial = 0; trial < TRIALS && !left.isEmpty(); trial++) {
                left = attempt(left);
            }
            assertThat(left).isEmpty();
        }
    }

    /// Those of which it is not known that they are committed then.
    private List<PreparedCommit> attempt(List<PreparedCommit> uploads) {
        attempts++;
        try {
            assertThat(store.blobs().commit(uploads))
                    .extracting(Document::fileId)
                    .containsExactlyElementsOf(
                            uploads.stream().map(PreparedCommit::fileId).toList());
            store.staging().settle(uploads.stream().map(PreparedCommit::fileId).toList());
            return List.of();
        } catch (StoreUnavailable _) {
            return uploads.stream().filter(it -> !isKnown(it)).toList();
        }
    }

    private boolean isKnown(PreparedCommit commit) {
        try {
            return store.blobs().find(commit.upload().opened()).isPresent();
        } catch (StoreUnavailable _) {
            return false;
        }
    }

    private PreparedCommit prepared(Planned planned) {
        var upload = planned.upload();
        var records =
                planned.size() > TestUpload.CHUNK ? upload.records() : List.of(upload.whole());
        for (var record : records) {
            if (store.staging().apply(record) instanceof Outcome.Sealed(var sealed)) {
                return PreparedCommit.of(sealed);
            }
        }
        throw new AssertionError("not sealed");
    }

    void assertEachIsThereOrWasGivenUp() {
        for (var upload : kept) {
            assertThat(find(upload)).as(upload.filename()).isPresent();
        }
        for (var upload : givenUp) {
            var _ = find(upload);
        }
    }

    private Optional<CommittedFile> find(Planned upload) {
        var found = store.blobs().find(upload.fileId());
        found.ifPresent(
                file -> {
                    assertThat(read(file, upload.size())).isEqualTo(upload.upload().bytes());
                    there.add(upload);
                });
        return found;
    }

    private byte[] read(CommittedFile file, int length) {
        var read = new ByteArrayOutputStream();
        store.blobs().open(file).read(0, length, (bytes, some) -> read.write(bytes, 0, some));
        return read.toByteArray();
    }

    /// Of all that belongs to the files that are there.
    List<String> names() {
        var names = new ArrayList<String>();
        for (var upload : there) {
            var key = upload.upload().opened().location().key();
            names.add(key);
            names.add(key + ".attr.json");
            if (upload.size() > 1 << 20) {
                names.add(key + ".crc32c");
            }
        }
        return names;
    }

    @Override
    public String toString() {
        return "%d uploads in %d attempts, %d given up, %d there"
                .formatted(kept.size() + givenUp.size(), attempts, givenUp.size(), there.size());
    }
}
