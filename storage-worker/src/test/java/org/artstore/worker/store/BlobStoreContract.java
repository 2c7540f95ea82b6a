package org.artstore.worker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.attr.AttrRejected;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Location;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.file.FileEvent.FileCopyRemoved;
import org.artstore.schemas.file.FileEvent.FileRestoreEnded;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.FileCommand.DeleteFile;
import org.artstore.schemas.journal.FileCommand.Requester;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.worker.TestUpload;
import org.artstore.worker.command.Decision;
import org.artstore.worker.command.FileState;
import org.artstore.worker.fixity.Damaged;
import org.artstore.worker.inventory.Place;
import org.artstore.worker.staging.Outcome;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

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

    /// How many steps a deletion has.
    protected abstract int deletionSteps();

    /// Begins to delete as a process does that dies after so many steps.
    protected abstract void deleteAndDie(Deletion deletion, int steps);

    /// What lies there of a file, but for its tombstone.
    protected abstract List<String> left(FileId file);

    /// What an operator does who wants a deleted file back.
    protected abstract void putBack(Location location);

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
    void everythingIsShownOnceHoweverFewAtOnce() {
        var uploads = new ArrayList<JournalRecord>();
        for (var name : List.of("shown", "показан", "显示", "ＳＨＯＷＮ", "𠀀𠀁", "😀", "Shown", "~")) {
            uploads.add(upload(name, 1_000).whole());
        }
        var store = open();
        var wanted =
                commit(store, uploads.toArray(JournalRecord[]::new)).stream()
                        .map(it -> it.location().key() + ".attr.json")
                        .toList();
        commit(store, upload("in parts", LARGE));

        for (int most : new int[] {1, 2, 100}) {
            assertThat(shown(store, most, _ -> true))
                    .hasSize(2 * wanted.size() + 3)
                    .containsAll(wanted)
                    .doesNotHaveDuplicates();
            assertThat(shown(store, most, it -> it.endsWith(".attr.json")))
                    .hasSize(wanted.size() + 1)
                    .containsAll(wanted);
        }
    }

    private static List<String> shown(ElementStore store, int most, Predicate<String> wanted) {
        var inventory = store.blobs().inventory();
        var shown = new ArrayList<String>();
        var next = inventory.next(Place.START, most, wanted);
        while (!next.isEmpty()) {
            assertThat(next.size()).isLessThanOrEqualTo(most);
            next.forEach(it -> shown.add(it.place().key()));
            next = inventory.next(next.getLast().place(), most, wanted);
        }
        return shown;
    }

    @Test
    void whatLiesThereCanBeLookedAtAndRemoved() throws InterruptedException {
        var upload = upload("looked at", LARGE);
        var store = open();
        var location = commit(store, upload).getFirst().location();
        var inventory = store.blobs().inventory();
        var bytes = new Place(location.storagePath(), location.storageFilename());

        var entry = inventory.look(bytes).orElseThrow();
        assertThat(entry.size()).isEqualTo(LARGE);
        assertThat(entry.since())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        var read = new ByteArrayOutputStream();
        assertThat(inventory.read(bytes, (part, length) -> read.write(part, 0, length))).isTrue();
        assertThat(read.toByteArray()).isEqualTo(upload.bytes());
        var attr = inventory.get(bytes.sibling(bytes.name() + ".attr.json")).orElseThrow();
        assertThat(AttrJson.read(attr).document().fileId()).isEqualTo(upload.fileId());

        inventory.remove(bytes);
        inventory.remove(bytes);

        assertThat(inventory.look(bytes)).isEmpty();
        assertThat(inventory.get(bytes)).isEmpty();
        assertThat(inventory.read(bytes, (_, _) -> {})).isFalse();
    }

    @Test
    void notesAreKeptForLaterProcesses() {
        var notes = open().blobs().notes();
        assertThat(notes.get(".note")).isEmpty();
        assertThat(notes.names(".notes")).isEmpty();

        notes.put(".note", new byte[] {1});
        notes.put(".notes/a", new byte[] {2});
        notes.put(".notes/b", new byte[] {3});
        notes.put(".notes/b", new byte[] {4});

        var later = open().blobs().notes();
        assertThat(later.get(".note")).hasValue(new byte[] {1});
        assertThat(later.get(".notes/b")).hasValue(new byte[] {4});
        assertThat(later.names(".notes")).containsExactlyInAnyOrder("a", "b");
        later.remove(".notes/a");
        later.remove(".notes/a");
        assertThat(notes.names(".notes")).containsExactly("b");
        assertThat(open().blobs().inventory().next(Place.START, 9, _ -> true)).isEmpty();
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

    @Test
    void aChangeThatIsMadeAgainChangesNothing() {
        var upload = upload("changed again", SMALL);
        var store = open();
        commit(store, upload.whole());
        var change = described(store, upload, "after");
        store.blobs().change(List.of(change));

        open().blobs().change(List.of(change));

        assertThat(open().blobs().find(upload.fileId()).orElseThrow().document())
                .isEqualTo(change.after());
        var next = described(open(), upload, "later");
        open().blobs().change(List.of(next));
        assertThat(open().blobs().find(upload.opened()).orElseThrow().document())
                .isEqualTo(next.after());
    }

    @Test
    void whatIsDeletedIsGoneAtOnceAndForEver() {
        var small = upload("deleted", SMALL);
        var large = upload("large deleted", LARGE);
        var neighbour = upload("deleted", SMALL);
        var store = open();
        commit(store, small.whole(), large);
        commit(store, neighbour.whole());
        var deletions = List.of(deletion(store, small), deletion(store, large));

        store.blobs().delete(deletions);

        for (var blobs : List.of(store.blobs(), open().blobs())) {
            for (var deletion : deletions) {
                assertThat(blobs.find(deletion.fileId())).isEmpty();
                assertThat(blobs.gone(deletion.fileId())).contains(deletion.event());
            }
            assertThat(blobs.find(small.opened())).isEmpty();
            assertThat(blobs.deleted(neighbour.fileId())).isEmpty();
        }
        assertIs(open(), neighbour);
    }

    @Test
    void deletingAgainChangesNothing() {
        var upload = upload("deleted again", SMALL);
        var store = open();
        commit(store, upload.whole());
        var deletion = deletion(store, upload);
        store.blobs().delete(List.of(deletion));

        store.blobs().delete(List.of(deletion));
        open().blobs().delete(List.of(deletion));
        open().blobs().confirmDeleted(List.of(deletion.event()));

        assertIsDeleted(deletion);
    }

    @Test
    void theBytesOfADeletedFileAreKeptForAWhileAndThenRemoved() {
        var large = upload("purged", LARGE);
        var small = upload("purged too", SMALL);
        var neighbour = upload("not purged", SMALL);
        var store = open();
        commit(store, small.whole(), large);
        commit(store, neighbour.whole());
        var deletion = deletion(store, large);
        store.blobs().delete(List.of(deletion, deletion(store, small)));

        assertThat(store.blobs().purge(Instant.now(), 100)).isZero();
        assertThat(store.blobs().purge(Instant.now(), 100)).isZero();
        assertThat(left(large.fileId())).isNotEmpty();
        assertThat(left(small.fileId())).isNotEmpty();

        var later = Instant.now().plus(Duration.ofHours(1));
        assertThat(store.blobs().purge(later, 1)).isEqualTo(1);
        assertThat(open().blobs().purge(later, 100)).isPositive();
        assertThat(store.blobs().purge(later, 100)).isZero();
        assertThat(left(large.fileId())).isEmpty();
        assertThat(left(small.fileId())).isEmpty();
        assertIsDeleted(deletion);
        assertIs(open(), neighbour);
    }

    @Test
    void whatIsWithdrawnIsGoneAsIfItHadNeverBeenThere() {
        var upload = upload("withdrawn", LARGE);
        var neighbour = upload("withdrawn", SMALL);
        var store = open();
        commit(store, upload);
        commit(store, neighbour.whole());
        var file = store.blobs().find(upload.fileId()).orElseThrow();

        store.blobs().withdraw(List.of(file));
        open().blobs().withdraw(List.of(file));

        for (var blobs : List.of(store.blobs(), open().blobs())) {
            assertThat(blobs.find(upload.fileId())).isEmpty();
            assertThat(blobs.deleted(upload.fileId())).isEmpty();
        }
        assertThat(left(upload.fileId())).isNotEmpty();
        assertThat(store.blobs().purge(Instant.now().plus(Duration.ofHours(1)), 100)).isPositive();
        assertThat(left(upload.fileId())).isEmpty();
        assertIs(open(), neighbour);
    }

    @Test
    void aDeletedFileCanBePutBackUntilItsBytesAreRemoved() {
        var upload = upload("put back", LARGE);
        var store = open();
        var location = commit(store, upload).getFirst().location();
        store.blobs().delete(List.of(deletion(store, upload)));

        putBack(location);

        assertIs(open(), upload);
        assertThat(open().blobs().deleted(upload.fileId())).isEmpty();
        var _ = open().blobs().purge(Instant.now().plus(Duration.ofHours(1)), 100);
        assertIs(open(), upload);
    }

    @Test
    void aDeletionThatWasCutShortIsDoneOrNotAndCanBeDoneAgain() {
        for (int step = 0; step <= deletionSteps(); step++) {
            var upload = upload("cut short " + step, 2_500_000);
            var store = open();
            commit(store, upload);
            var deletion = deletion(store, upload);

            deleteAndDie(deletion, step);

            var blobs = open().blobs();
            if (blobs.find(upload.fileId()).isPresent()) {
                assertIs(open(), upload);
                blobs.delete(List.of(deletion));
            } else {
                assertThat(blobs.gone(upload.fileId())).contains(deletion.event());
                blobs.confirmDeleted(List.of(deletion.event()));
            }
            assertIsDeleted(deletion);
            assertThat(blobs.purge(Instant.now().plus(Duration.ofHours(1)), 100)).isPositive();
            assertThat(left(upload.fileId())).as("step " + step).isEmpty();
        }
    }

    @Test
    void aCopyThatWasLeftBehindIsGoneAndNotDeleted() {
        var upload = upload("left behind", 2_500_000);
        var store = open();
        commit(store, upload);
        var file = store.blobs().find(upload.fileId()).orElseThrow();
        var words =
                new FileCopyRemoved(
                        upload.fileId(),
                        file.document().tenant(),
                        ELEMENT,
                        new ElementId("elsewhere"),
                        2,
                        file.document().updatedAt(),
                        CommandId.create());

        store.blobs().delete(List.of(new Deletion(file, words)));

        var blobs = open().blobs();
        assertThat(blobs.find(upload.fileId())).isEmpty();
        assertThat(blobs.gone(upload.fileId())).contains(words);
        assertThat(blobs.deleted(upload.fileId())).isEmpty();
        commit(open(), upload);
        var deletion = deletion(open(), upload);
        open().blobs().delete(List.of(deletion));
        assertIsDeleted(deletion);
    }

    @Test
    void theEndOfARestoredCopyIsFoundUnderItsOwnId() {
        var store = open();
        var upload = TestUpload.of(ELEMENT, "restored.txt", 1_000);
        commit(store, upload);
        var file = store.blobs().find(upload.fileId()).orElseThrow();
        var document = FileId.create(Instant.EPOCH);
        var words =
                new FileRestoreEnded(
                        document,
                        file.document().tenant(),
                        ELEMENT,
                        upload.fileId(),
                        3,
                        file.document().updatedAt(),
                        CommandId.create());

        store.blobs().delete(List.of(new Deletion(file, words)));
        store.blobs().confirmDeleted(List.of(words));

        var blobs = open().blobs();
        assertThat(blobs.find(upload.fileId())).isEmpty();
        assertThat(blobs.gone(upload.fileId())).contains(words);
        assertThat(blobs.gone(document)).isEmpty();
        assertThat(blobs.deleted(upload.fileId())).isEmpty();
    }

    private void assertIsDeleted(Deletion deletion) {
        assertThat(open().blobs().find(deletion.fileId())).isEmpty();
        assertThat(open().blobs().gone(deletion.fileId())).contains(deletion.event());
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

    protected static Deletion deletion(ElementStore store, TestUpload upload) {
        var file = store.blobs().find(upload.fileId()).orElseThrow();
        var document = file.document();
        var command =
                new DeleteFile(
                        document.fileId(),
                        ELEMENT,
                        CommandId.create(),
                        new Requester(new ClientId("sa_operator"), document.tenant(), true),
                        document.version(),
                        document.updatedAt().plusSeconds(1));
        var held = new FileState.Held(document);
        var decision = Decision.decide(command, held, ElementMode.EDIT, command.requestedAt());
        return new Deletion(file, ((Decision.Delete) decision).event());
    }

    protected static AttrChange described(ElementStore store, TestUpload upload, String text) {
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
}
