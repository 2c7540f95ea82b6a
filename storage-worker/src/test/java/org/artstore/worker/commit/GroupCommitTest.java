package org.artstore.worker.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.attr.AttrRejected;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.journal.JournalRecord.UploadSealed;
import org.artstore.schemas.journal.LateDescription;
import org.artstore.worker.TestStore;
import org.artstore.worker.TestUpload;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.disk.Displaced;
import org.artstore.worker.staging.Outcome;
import org.artstore.worker.store.PreparedCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

class GroupCommitTest {

    @TempDir Path root;

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "Годовой отчёт.pdf", "年度報告.docx", "no extension", ".hidden"})
    void laysOutBytesAndAttributes(String filename) throws IOException {
        var store = new TestStore(root);
        var upload = TestUpload.of(TestStore.ELEMENT, filename, 5_000);

        var document = store.commit(List.of(upload.whole())).getFirst();

        var location = document.location();
        var attr = Files.readAllBytes(store.directory().attr(location));
        assertThat(Files.readAllBytes(store.directory().bytes(location))).isEqualTo(upload.bytes());
        assertThat(attr.length).isLessThanOrEqualTo(AttrJson.MAX_BYTES);
        assertThat(AttrJson.read(attr).document()).isEqualTo(document);
        assertThat(document.metadata().originalFilename()).isEqualTo(filename);
        assertThat(document.version()).isEqualTo(1);
        assertThat(document.content().checksum()).isEqualTo(upload.checksum());
        assertThat(store.staged()).isEmpty();
    }

    @Test
    void putsBlockChecksumsBesideALargeFile() throws IOException {
        var store = new TestStore(root);
        var upload = TestUpload.of(TestStore.ELEMENT, "large", 3_000_000);

        var document = store.commit(upload.records()).getFirst();

        var committed = store.store().blobs().find(upload.fileId()).orElseThrow();
        assertThat(Files.readAllBytes(store.directory().bytes(committed.location())))
                .isEqualTo(upload.bytes());
        assertThat(Files.size(store.directory().blocks(committed.location()))).isEqualTo(46 * 4);
        assertThat(committed.attr().blocks()).isNotNull();
        assertThat(committed.attr().document()).isEqualTo(document);
        assertThat(store.staged()).isEmpty();
    }

    @Test
    void tellsOfAllUploadsThatHaveNoRoomAndCommitsTheOthers() throws IOException {
        var store = new TestStore(root);
        var fits = TestUpload.of(TestStore.ELEMENT, "fits", 1_000);
        var small = TestUpload.of(TestStore.ELEMENT, "small", 1_000);
        var large = TestUpload.of(TestStore.ELEMENT, "large", 3_000_000);
        var noRoom = Path.of("/dev/full");
        Files.createSymbolicLink(store.directory().stagedBytes(small.fileId()), noRoom);
        Files.createSymbolicLink(store.directory().stagedAttr(large.fileId()), noRoom);
        store.applyAll(large.records().subList(0, 31));
        var all = List.of(fits.whole(), small.whole(), large.sealed(1));

        assertThatThrownBy(() -> store.commit(all))
                .isInstanceOfSatisfying(
                        DiskFailed.Full.class,
                        full ->
                                assertThat(full.displaced())
                                        .containsExactlyInAnyOrder(
                                                new Displaced(
                                                        small.fileId(), OptionalLong.of(1_000)),
                                                new Displaced(
                                                        large.fileId(),
                                                        OptionalLong.of(3_000_000))));
        store.store().staging().discard(List.of(small.fileId(), large.fileId()));

        assertThat(store.commit(List.of(fits.whole()))).hasSize(1);
        assertThat(store.staged()).isEmpty();
    }

    @Test
    void commitsManyTogether() {
        var store = new TestStore(root);
        var uploads =
                IntStream.range(0, 50)
                        .mapToObj(i -> TestUpload.of(TestStore.ELEMENT, "file " + i, 10_000))
                        .toList();

        var documents = store.commit(uploads.stream().map(TestUpload::whole).toList());

        assertThat(documents).hasSize(50);
        assertThat(uploads).allMatch(it -> store.isCommitted(it.fileId()));
    }

    @Test
    void findsItAgainInTheSameWordsAfterARestart() {
        var upload = TestUpload.of(TestStore.ELEMENT, "Отчёт.txt", 100);
        var document = new TestStore(root).commit(List.of(upload.whole())).getFirst();

        var found = new TestStore(root).store().blobs().find(upload.fileId()).orElseThrow();

        assertThat(EventJson.MAPPER.writeValueAsBytes(found.attr().document()))
                .isEqualTo(EventJson.MAPPER.writeValueAsBytes(document));
    }

    @Test
    void theLastDescriptionCounts() {
        var store = new TestStore(root);
        var upload = TestUpload.of(TestStore.ELEMENT, "before.txt", 100);
        var opened = upload.opened();
        var late =
                new LateDescription(
                        new Metadata("after.pdf", null, List.of(), CustomAttributes.NONE),
                        "application/pdf",
                        opened.retention());
        store.apply(opened);
        store.apply(upload.chunk(1, 0, 100));

        var document =
                store.commit(
                                List.of(
                                        new UploadSealed(
                                                upload.fileId(),
                                                upload.element(),
                                                1,
                                                100,
                                                opened.createdAt(),
                                                late,
                                                null)))
                        .getFirst();

        assertThat(document.metadata().originalFilename()).isEqualTo("after.pdf");
        assertThat(document.location().storageFilename()).startsWith("after_").endsWith(".pdf");
        assertThat(document.content().contentType()).isEqualTo("application/pdf");
    }

    @Test
    void refusesAttributesThatDoNotFitBeforeAnythingIsWritten() {
        var store = new TestStore(root);
        var upload = TestUpload.of(TestStore.ELEMENT, "ж".repeat(500), 10);
        var tags = IntStream.range(0, 50).mapToObj(i -> "ж".repeat(46) + i).toList();
        var opened = upload.opened();
        var late =
                new LateDescription(
                        new Metadata("a", null, tags, CustomAttributes.NONE),
                        "text/plain",
                        opened.retention());
        store.apply(opened);
        store.apply(upload.chunk(1, 0, 10));
        var sealed =
                store.apply(
                        new UploadSealed(
                                upload.fileId(),
                                upload.element(),
                                1,
                                10,
                                opened.createdAt(),
                                late,
                                null));

        assertThatThrownBy(() -> PreparedCommit.of(((Outcome.Sealed) sealed).upload()))
                .isInstanceOf(AttrRejected.TooLarge.class);
    }
}
