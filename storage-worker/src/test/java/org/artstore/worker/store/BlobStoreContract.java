package org.artstore.worker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.schemas.attr.AttrRejected;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Location;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.worker.TestUpload;
import org.artstore.worker.fixity.Damaged;
import org.artstore.worker.staging.Outcome;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What every store does, whatever it is made of.
public abstract class BlobStoreContract {

    protected static final ElementId ELEMENT = new ElementId("edit-01");

    private static final int SMALL = 100_000;
    private static final int LARGE = 20 << 20;

    /// The store as a process finds it that starts now.
    protected abstract ElementStore open();

    /// Something changes one byte of what lies there under this name in the directory of a file.
    protected abstract void damage(Location location, String name);

    /// What was committed last is there, but not its attr.json.
    protected abstract void removeAttr(Location location);

    @Test
    void whatIsCommittedIsFoundAndReadInEveryLaterProcess() {
        var small = upload("small.txt", SMALL);
        var large = upload("Большой 文件.bin", LARGE);

        var documents = commit(open(), small.whole(), large);

        for (var store : List.of(open(), open())) {
            for (var upload : List.of(small, large)) {
                var file = store.blobs().find(upload.fileId()).orElseThrow();
                assertThat(documents).contains(file.document());
                assertThat(store.blobs().find(upload.opened())).contains(file);
                assertThat(read(store, file, 0, upload.bytes().length)).isEqualTo(upload.bytes());
            }
        }
    }

    @Test
    void anyRangeCanBeRead() {
        var large = upload("ranges", LARGE);
        var small = upload("small ranges", 70_000);
        var store = open();
        commit(store, small.whole(), large);

        for (int[] range :
                new int[][] {
                    {0, 1}, {65_535, 65_537}, {65_536, 131_072}, {1, 5 << 20}, {LARGE - 1, LARGE}
                }) {
            assertRange(store, large, range[0], range[1]);
        }
        assertRange(store, small, 0, 1);
        assertRange(store, small, 65_000, 70_000);
    }

    @Test
    void committingAgainChangesNothing() {
        var small = upload("again", SMALL);
        var large = upload("large again", LARGE);
        var first = commit(open(), small.whole(), large);

        var second = commit(open(), small.whole(), large);

        assertThat(second).isEqualTo(first);
        assertIs(open(), small);
        assertIs(open(), large);
    }

    @Test
    void bytesWithoutTheirAttrAreNoFileAndAreCommittedAnew() {
        var small = upload("half", SMALL);
        var large = upload("large half", LARGE);
        commit(open(), small.whole(), large).forEach(it -> removeAttr(it.location()));

        assertThat(open().blobs().find(small.fileId())).isEmpty();
        assertThat(open().blobs().find(large.opened())).isEmpty();
        commit(open(), small.whole(), large);

        assertIs(open(), small);
        assertIs(open(), large);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        var store = open();

        assertThat(store.blobs().find(FileId.create(Instant.now()))).isEmpty();
        assertThat(store.blobs().find(FileId.create(Instant.EPOCH))).isEmpty();
        assertThat(store.blobs().find(upload("never", SMALL).opened())).isEmpty();
    }

    @Test
    void equalContentIsTwoDocuments() {
        var one = upload("equal", SMALL);
        var other = new TestUpload(upload("x", 1).fileId(), ELEMENT, "equal", one.bytes(), null);
        var store = open();

        commit(store, one.whole(), other.whole());

        assertIs(store, one);
        assertIs(store, other);
    }

    @Test
    void whatIsFoundCanBeConfirmed() {
        var upload = upload("confirmed", SMALL);
        commit(open(), upload.whole());
        var store = open();

        store.blobs().confirm(List.of(store.blobs().find(upload.fileId()).orElseThrow()));

        assertIs(store, upload);
    }

    @Test
    void anAttrIsReplaced() {
        var small = upload("changed", SMALL);
        var large = upload("large changed", LARGE);
        var store = open();
        commit(store, small.whole(), large);
        var changes = List.of(described(store, small, "after"), described(store, large, "later"));

        store.blobs().change(changes);

        for (var change : changes) {
            var file = open().blobs().find(change.fileId()).orElseThrow();
            assertThat(file.document()).isEqualTo(change.after());
            assertThat(file.attr().blocks()).isEqualTo(change.file().attr().blocks());
        }
        assertIs(open(), large);
    }

    @Test
    void everyFileIsShown() {
        var uploads = new ArrayList<TestUpload>();
        for (int i = 0; i < 12; i++) {
            uploads.add(upload("shown " + i, 1_000));
        }
        var damaged = upload("shown, but damaged", 1_000);
        var store = open();
        commit(store, uploads.stream().map(TestUpload::whole).toArray(JournalRecord[]::new));
        var location = commit(store, damaged.whole()).getFirst().location();
        damage(location, location.storageFilename() + ".attr.json");

        var seen = new Seen();
        var hours = store.blobs().hours(null);
        hours.forEach(hour -> store.blobs().walk(hour, seen));

        assertThat(seen.files).containsAll(uploads.stream().map(TestUpload::fileId).toList());
        assertThat(seen.damaged).containsExactly(location);
        assertThat(store.blobs().hours(hours.last())).isEmpty();
        assertThat(store.blobs().hours("2000/01/01/00")).isEqualTo(hours);
    }

    @Test
    void aDamagedByteIsNeverHandedOut() {
        var small = upload("damaged", SMALL);
        var large = upload("large damaged", LARGE);
        var store = open();
        var locations =
                commit(store, small.whole(), large).stream().map(Document::location).toList();
        locations.forEach(it -> damage(it, it.storageFilename()));

        for (var upload : List.of(small, large)) {
            var file = open().blobs().find(upload.fileId()).orElseThrow();
            assertThatThrownBy(() -> read(store, file, 0, upload.bytes().length))
                    .isInstanceOf(Damaged.class);
        }
        assertThatThrownBy(() -> assertRange(open(), small, 99_000, 99_001))
                .isInstanceOf(Damaged.class);
        assertRange(open(), large, 18 << 20, 19 << 20);
    }

    @Test
    void damagedBlockChecksumsAreFound() {
        var upload = upload("damaged blocks", LARGE);
        var location = commit(open(), upload).getFirst().location();

        damage(location, location.storageFilename() + ".crc32c");

        var store = open();
        var file = store.blobs().find(upload.fileId()).orElseThrow();
        assertThatThrownBy(() -> store.blobs().open(file)).isInstanceOf(Damaged.class);
    }

    @Test
    void aDamagedAttrIsNotTrusted() {
        var upload = upload("distrusted", SMALL);
        var location = commit(open(), upload.whole()).getFirst().location();

        damage(location, location.storageFilename() + ".attr.json");

        assertThatThrownBy(() -> open().blobs().find(upload.fileId()))
                .isInstanceOf(AttrRejected.Damaged.class);
        commit(open(), upload.whole());
        assertIs(open(), upload);
    }

    private static TestUpload upload(String name, int size) {
        return TestUpload.of(ELEMENT, name, size);
    }

    protected static List<Document> commit(ElementStore store, TestUpload upload) {
        return commit(store, upload.records().toArray(JournalRecord[]::new));
    }

    protected static List<Document> commit(
            ElementStore store, JournalRecord record, TestUpload upload) {
        var records = new ArrayList<JournalRecord>(upload.records());
        records.addFirst(record);
        return commit(store, records.toArray(JournalRecord[]::new));
    }

    /// Applies the records of uploads and commits all that are sealed, together.
    protected static List<Document> commit(ElementStore store, JournalRecord... records) {
        var prepared = new ArrayList<PreparedCommit>();
        for (var record : records) {
            if (store.staging().apply(record) instanceof Outcome.Sealed(var upload)) {
                prepared.add(PreparedCommit.of(upload));
            }
        }
        var documents = store.blobs().commit(prepared);
        store.staging().settle(documents.stream().map(Document::fileId).toList());
        store.staging().close();
        return documents;
    }

    private static AttrChange described(ElementStore store, TestUpload upload, String text) {
        var file = store.blobs().find(upload.fileId()).orElseThrow();
        var before = file.document();
        var metadata =
                new Metadata(upload.filename(), text, List.of("новый"), CustomAttributes.NONE);
        return AttrChange.of(
                file,
                new Document(
                        before.fileId(),
                        before.location(),
                        metadata,
                        before.content(),
                        before.createdAt(),
                        before.updatedAt().plusSeconds(1),
                        before.creator(),
                        before.tenant(),
                        before.version() + 1,
                        before.retention()));
    }

    protected static void assertIs(ElementStore store, TestUpload upload) {
        assertRange(store, upload, 0, upload.bytes().length);
    }

    private static void assertRange(ElementStore store, TestUpload upload, int start, int end) {
        var file = store.blobs().find(upload.fileId()).orElseThrow();
        assertThat(file.document().content().checksum()).isEqualTo(upload.checksum());
        assertThat(read(store, file, start, end))
                .isEqualTo(Arrays.copyOfRange(upload.bytes(), start, end));
    }

    private static byte[] read(ElementStore store, CommittedFile file, long start, long end) {
        var read = new ByteArrayOutputStream();
        store.blobs().open(file).read(start, end, (bytes, length) -> read.write(bytes, 0, length));
        return read.toByteArray();
    }

    private static final class Seen implements FileVisitor {

        private final List<FileId> files = new ArrayList<>();
        private final List<Location> damaged = new ArrayList<>();

        @Override
        public void visit(CommittedFile file) {
            files.add(file.fileId());
        }

        @Override
        public void damaged(Location location, AttrRejected damage) {
            damaged.add(location);
        }
    }
}
