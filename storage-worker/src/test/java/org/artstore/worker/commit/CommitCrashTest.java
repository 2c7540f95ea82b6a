package org.artstore.worker.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.schemas.journal.JournalRecord;
import org.artstore.worker.TestStore;
import org.artstore.worker.TestUpload;
import org.artstore.worker.disk.DiskFailed;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A process dies at each step of a commit; the next one gets the journal from the last offset that
/// was committed.
class CommitCrashTest {

    @TempDir Path root;

    private final TestUpload small = TestUpload.of(TestStore.ELEMENT, "Малый.txt", 1_000);
    private final TestUpload large = TestUpload.of(TestStore.ELEMENT, "大.bin", 2_500_000);

    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @EnumSource(CommitStep.class)
    void theWholeJournalComesAgain(CommitStep last) throws IOException {
        var records = new ArrayList<JournalRecord>(large.records());
        records.add(small.whole());
        die(dying(last), records);

        assertStoredBy(new TestStore(root), records);
    }

    @ParameterizedTest
    @EnumSource(CommitStep.class)
    void onlyWhatFollowedTheCheckpointComesAgain(CommitStep last) throws IOException {
        var dying = dying(last);
        dying.apply(large.opened());
        dying.applyAll(large.chunks().subList(0, 15));
        dying.store().staging().checkpoint();
        var rest = new ArrayList<>(large.chunks().subList(15, large.chunks().size()));
        rest.add(large.sealed(1));
        rest.add(small.whole());
        die(dying, rest);

        assertStoredBy(new TestStore(root), rest);
    }

    @ParameterizedTest
    @EnumSource(CommitStep.class)
    void whatIsFoundCommittedIsWhole(CommitStep last) throws IOException {
        die(dying(last), List.of(small.whole()));
        var store = new TestStore(root);
        var found = store.store().blobs().find(small.fileId());

        assertThat(found.isPresent()).isEqualTo(last.compareTo(CommitStep.ATTR_MOVED) >= 0);
        if (found.isPresent()) {
            assertThat(Files.readAllBytes(store.directory().bytes(found.get().location())))
                    .isEqualTo(small.bytes());
        }
    }

    @ParameterizedTest
    @EnumSource(CommitStep.class)
    void theSameProcessCanDoItAgain(CommitStep last) throws IOException {
        var steps = new ArrayList<CommitStep>();
        var store =
                new TestStore(
                        root,
                        step -> {
                            if (step == last && !steps.contains(step)) {
                                steps.add(step);
                                throw DiskFailed.of(
                                        root.resolve("x"),
                                        new IOException("No space left on device"));
                            }
                        });
        var records = new ArrayList<JournalRecord>(large.records());
        records.add(small.whole());
        assertThatThrownBy(() -> store.commit(records)).isInstanceOf(DiskFailed.Full.class);

        assertStoredBy(store, records);
    }

    private TestStore dying(CommitStep last) {
        return new TestStore(
                root,
                step -> {
                    if (step == last) {
                        throw new Death();
                    }
                });
    }

    private static void die(TestStore store, List<? extends JournalRecord> records) {
        assertThatThrownBy(() -> store.commit(records)).isInstanceOf(Death.class);
    }

    private void assertStoredBy(TestStore store, List<? extends JournalRecord> again)
            throws IOException {
        store.commit(again);
        for (var upload : List.of(small, large)) {
            var file = store.store().blobs().find(upload.fileId()).orElseThrow();
            assertThat(Files.readAllBytes(store.directory().bytes(file.location())))
                    .isEqualTo(upload.bytes());
            assertThat(file.attr().document().content().checksum()).isEqualTo(upload.checksum());
        }
        assertThat(store.staged()).isEmpty();
    }
}
