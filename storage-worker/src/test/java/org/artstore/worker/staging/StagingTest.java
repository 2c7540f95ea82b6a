package org.artstore.worker.staging;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.attr.Blocks;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.UploadRejected.Reason;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.journal.JournalRecord.UploadJoined;
import org.artstore.worker.TestParts;
import org.artstore.worker.TestStore;
import org.artstore.worker.TestUpload;
import org.artstore.worker.store.CommittedFile;
import org.artstore.worker.store.Deletion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

class StagingTest {

    private static final int LARGE = 3_000_001;

    @TempDir Path root;

    private final TestUpload upload = TestUpload.of(TestStore.ELEMENT, "отчёт.txt", LARGE);

    @Test
    void fingerprintsAsTheBytesCome() {
        var sealed = sealed(new TestStore(root).applyAll(upload.records()));

        assertThat(sealed.content().checksum()).isEqualTo(upload.checksum());
        assertThat(sealed.content().fileSize()).isEqualTo(LARGE);
        assertThat(sealed.blockChecksums()).isEqualTo(blockChecksums(upload.bytes()));
    }

    @Test
    void goesOnAfterARestart() {
        var first = new TestStore(root);
        first.apply(upload.opened());
        first.applyAll(upload.chunks().subList(0, 12));
        first.store().staging().checkpoint();
        first.applyAll(upload.chunks().subList(12, 20));

        var second = new TestStore(root);
        second.applyAll(upload.chunks().subList(5, upload.chunks().size()));
        var sealed = sealed(second.apply(upload.sealed(1)));

        assertThat(sealed.content().checksum()).isEqualTo(upload.checksum());
        assertThat(sealed.blockChecksums()).isEqualTo(blockChecksums(upload.bytes()));
    }

    @Test
    void whatWasNotCheckpointedComesAgainFromItsBeginning() {
        var first = new TestStore(root);
        first.apply(upload.opened());
        first.applyAll(upload.chunks().subList(0, 12));

        var second = new TestStore(root);

        assertThat(second.staged()).isEmpty();
        assertThat(sealed(second.applyAll(upload.records())).content().checksum())
                .isEqualTo(upload.checksum());
    }

    @Test
    void cutsBackToANewerWriter() {
        var store = new TestStore(root);
        var other = TestUpload.of(TestStore.ELEMENT, "other", LARGE).bytes();
        var wrong =
                new TestUpload(upload.fileId(), upload.element(), upload.filename(), other, null);
        store.apply(upload.opened());
        store.apply(upload.chunk(1, 0, 900_000));
        store.store().staging().checkpoint();
        store.apply(wrong.chunk(1, 900_000, 1_800_000));

        store.apply(upload.chunk(2, 700_000, 2_000_000));
        store.apply(wrong.chunk(1, 1_800_000, 2_400_000));
        store.apply(upload.chunk(2, 2_000_000, LARGE));
        var sealed = sealed(store.apply(upload.sealed(2)));

        assertThat(sealed.content().checksum()).isEqualTo(upload.checksum());
        assertThat(sealed.blockChecksums()).isEqualTo(blockChecksums(upload.bytes()));
    }

    @Test
    void aRestartInTheMidstOfACutBackLosesNothing() {
        var first = new TestStore(root);
        first.apply(upload.opened());
        first.apply(upload.chunk(1, 0, 900_000));
        first.store().staging().checkpoint();
        first.apply(upload.chunk(2, 300_000, 500_000));

        var second = new TestStore(root);
        second.apply(upload.chunk(1, 0, 900_000));
        second.apply(upload.chunk(2, 300_000, 500_000));
        second.apply(upload.chunk(2, 500_000, LARGE));

        assertThat(sealed(second.apply(upload.sealed(2))).content().checksum())
                .isEqualTo(upload.checksum());
    }

    @Test
    void aSmallerFileLeavesNothingOfTheLargerOneBehindIt() throws IOException {
        var store = new TestStore(root);
        store.apply(upload.opened(null));
        store.apply(upload.chunk(1, 0, 900_000));
        store.apply(upload.chunk(2, 100, 200));

        assertThat(store.apply(upload.sealed(2, 200))).isInstanceOf(Outcome.Sealed.class);
        assertThat(Files.size(store.directory().stagedBytes(upload.fileId()))).isEqualTo(200);
    }

    @Test
    void neverBlessesStagedBytesThatWereDamaged() throws IOException {
        var first = new TestStore(root);
        first.apply(upload.opened());
        first.apply(upload.chunk(1, 0, 900_000));
        first.store().staging().checkpoint();
        flip(first.directory().stagedBytes(upload.fileId()), 1_000);

        var second = new TestStore(root);
        second.apply(upload.chunk(1, 900_000, LARGE));

        assertThat(second.apply(upload.sealed(1))).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void endsAnUploadWhoseBytesAreGone() throws IOException {
        var first = new TestStore(root);
        first.apply(upload.opened());
        first.applyAll(upload.chunks().subList(0, 2));
        first.store().staging().checkpoint();
        Files.delete(first.directory().stagedBytes(upload.fileId()));

        var second = new TestStore(root);
        second.applyAll(upload.chunks().subList(2, 4));
        second.store().staging().checkpoint();

        assertThat(second.apply(upload.aborted())).isInstanceOf(Outcome.Ended.class);
        second.store().staging().settle(List.of(upload.fileId()));
        assertThat(second.staged()).isEmpty();
    }

    @Test
    void forgetsTheStateOfAnUploadWhoseDocumentIsGone() throws IOException {
        var first = new TestStore(root);
        first.apply(upload.opened());
        first.applyAll(upload.chunks());
        first.store().staging().checkpoint();
        var state = first.directory().uploadState(upload.fileId());
        var bytes = Files.readAllBytes(state);
        first.commit(List.of(upload.sealed(1)));
        var file = first.store().blobs().find(upload.fileId()).orElseThrow();
        first.store().blobs().delete(List.of(deletion(file)));
        Files.write(state, bytes);

        assertThat(new TestStore(root).staged()).isEmpty();
    }

    private static Deletion deletion(CommittedFile file) {
        var document = file.document();
        return new Deletion(
                file,
                new FileDeleted(
                        document.fileId(),
                        document.tenant(),
                        TestStore.ELEMENT,
                        document.creator().id(),
                        2,
                        document.createdAt(),
                        document.creator().id(),
                        CommandId.create()));
    }

    @Test
    void setsADamagedStateAside() throws IOException {
        var first = new TestStore(root);
        first.apply(upload.opened());
        first.store().staging().checkpoint();
        flip(first.directory().uploadState(upload.fileId()), 100);

        assertThat(new TestStore(root).staged())
                .containsExactly(upload.fileId() + ".upload-damaged");
    }

    @Test
    void anAbortedUploadLeavesNothing() {
        var store = new TestStore(root);
        store.apply(upload.opened());
        store.applyAll(upload.chunks());
        store.store().staging().checkpoint();

        assertThat(store.apply(upload.aborted())).isInstanceOf(Outcome.Ended.class);
        store.store().staging().settle(List.of(upload.fileId()));

        assertThat(store.staged()).isEmpty();
        assertThat(store.store().staging().openUploads()).isZero();
    }

    @Test
    void joinsPartsThatWereLeftByAnEarlierProcess() {
        var parts = TestParts.of(TestStore.ELEMENT, "parts", 300_000, 1, 2_000_000);
        var first = new TestStore(root);
        first.applyAll(parts.records());
        first.store().staging().checkpoint();

        var second = new TestStore(root).store().staging();

        assertThat(second.isJoinable(joined(parts))).isTrue();
        var sealed = sealed(second.join(joined(parts)));
        assertThat(sealed.content().checksum()).isEqualTo(parts.whole().checksum());
        assertThat(sealed.blockChecksums()).isEqualTo(blockChecksums(parts.whole().bytes()));
    }

    @Test
    void aJoinThatWasCutShortBeginsAnew() {
        var parts = TestParts.of(TestStore.ELEMENT, "parts", 300_000, 200_000);
        var store = new TestStore(root);
        store.applyAll(parts.records());
        store.apply(parts.joined());
        store.apply(parts.whole().chunk(1, 0, 1_000));

        var sealed = sealed(store.store().staging().join(joined(parts)));

        assertThat(sealed.content().checksum()).isEqualTo(parts.whole().checksum());
    }

    @Test
    void waitsForPartsThatAreNotAllThere() {
        var parts = TestParts.of(TestStore.ELEMENT, "parts", 300_000, 200_000);
        var store = new TestStore(root);
        var records = parts.records();

        store.applyAll(records.subList(0, records.size() - 1));

        assertThat(store.store().staging().isJoinable(joined(parts))).isFalse();
    }

    @Test
    void doesNotTakeWhatAnOlderWriterLeftForAPart() {
        var parts = TestParts.of(TestStore.ELEMENT, "parts", 300_000);
        var store = new TestStore(root);
        store.applyAll(parts.records());
        var newer = new UploadJoined.Part(parts.parts().getFirst().fileId(), 2, 300_000);
        var joined = joined(parts);

        assertThat(
                        store.store()
                                .staging()
                                .isJoinable(
                                        new UploadJoined(
                                                joined.opened(),
                                                List.of(newer),
                                                joined.joinedAt())))
                .isFalse();
    }

    @Test
    void neverJoinsPartsThatWereDamaged() throws IOException {
        var parts = TestParts.of(TestStore.ELEMENT, "parts", 300_000, 200_000);
        var first = new TestStore(root);
        first.applyAll(parts.records());
        first.store().staging().checkpoint();
        flip(first.directory().stagedBytes(parts.parts().getLast().fileId()), 7);

        assertThat(new TestStore(root).store().staging().isJoinable(joined(parts))).isFalse();
    }

    @Test
    void rejectsAnotherDigest() {
        var wrong = upload.declaring(Sha256.of(new byte[] {1}));
        var small =
                TestUpload.of(TestStore.ELEMENT, "small", 10).declaring(Sha256.of(new byte[] {1}));
        var store = new TestStore(root);

        assertThat(rejection(store.applyAll(wrong.records()))).isEqualTo(Reason.DIGEST_MISMATCH);
        assertThat(rejection(store.apply(small.whole()))).isEqualTo(Reason.DIGEST_MISMATCH);
    }

    @Test
    void countsWhatIsStagedAndAnnounced() {
        var store = new TestStore(root);
        store.apply(upload.opened());
        store.apply(upload.chunk(1, 0, 1_000_000));

        assertThat(store.store().staging().stagedBytes()).isEqualTo(1_000_000);
        assertThat(store.store().staging().announcedBytes()).isEqualTo(LARGE - 1_000_000);
    }

    private static UploadJoined joined(TestParts parts) {
        return parts.whole().joined(parts.parts());
    }

    private static SealedUpload sealed(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Sealed.class);
        return ((Outcome.Sealed) outcome).upload();
    }

    private static Reason rejection(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        return ((Outcome.Rejected) outcome).event().reason();
    }

    private static void flip(Path file, int at) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[at] ^= 0x20;
        Files.write(file, bytes);
    }

    private static byte[] blockChecksums(byte[] bytes) {
        int blocks = (bytes.length + Blocks.BLOCK_SIZE - 1) / Blocks.BLOCK_SIZE;
        var checksums = ByteBuffer.allocate(blocks * Integer.BYTES);
        for (int block = 0; block < blocks; block++) {
            var crc = new CRC32C();
            int start = block * Blocks.BLOCK_SIZE;
            crc.update(bytes, start, Math.min(Blocks.BLOCK_SIZE, bytes.length - start));
            checksums.putInt((int) crc.getValue());
        }
        return checksums.array();
    }
}
