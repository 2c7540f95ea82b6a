package org.artstore.worker.diskstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.journal.FileCommand.DeleteFile;
import org.artstore.schemas.journal.FileCommand.Requester;
import org.artstore.worker.TestStore;
import org.artstore.worker.TestUpload;
import org.artstore.worker.catalog.Catalog;
import org.artstore.worker.command.Decision;
import org.artstore.worker.command.FileState;
import org.artstore.worker.commit.CommitObserver;
import org.artstore.worker.commit.CommitStep;
import org.artstore.worker.commit.CommittedGroup;
import org.artstore.worker.disk.SyncedDirectories;
import org.artstore.worker.store.AttrChange;
import org.artstore.worker.store.Deletion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

class DiskDeletionTest {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @TempDir Path root;

    /// So large that it has block checksums.
    private final TestUpload upload = TestUpload.of(TestStore.ELEMENT, "Большой.bin", 2_500_000);

    private final TestUpload neighbour = TestUpload.of(TestStore.ELEMENT, "Большой.bin", 100);
    private final AtomicLong freed = new AtomicLong();

    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void commit() {
        var store = new TestStore(root);
        store.commit(upload.records());
        store.commit(List.of(neighbour.whole()));
    }

    @ParameterizedTest
    @EnumSource(DeletionStep.class)
    void whateverTheStepTheFileIsThereOrGone(DeletionStep last) throws IOException {
        var deletion = deletion();
        assertThatThrownBy(() -> dying(last).delete(deletion)).isInstanceOf(Death.class);

        var store = new TestStore(root);
        var found = store.store().blobs().find(upload.fileId());
        assertThat(found.isPresent()).isEqualTo(last.compareTo(DeletionStep.ATTR_MOVED) < 0);
        if (found.isPresent()) {
            var path = store.directory().bytes(found.get().location());
            assertThat(Files.readAllBytes(path)).isEqualTo(upload.bytes());
        } else {
            assertThat(store.store().blobs().gone(upload.fileId())).contains(deletion.event());
        }
        assertDeletedBy(store, deletion);
    }

    @Test
    void deletesThatFileAloneAndKeepsItsPartsForAWhile() {
        var store = new TestStore(root);
        var deletion = deletion();

        store.store().blobs().delete(List.of(deletion));

        assertDeletedBy(store, deletion);
        assertThat(store.isCommitted(neighbour.fileId())).isTrue();
        assertThat(quarantined()).hasSize(3);
    }

    @Test
    void tellsHowMuchIsFree() {
        dying(null).delete(deletion());

        assertThat(freed.get()).isGreaterThan(2_500_000).isLessThan(2_500_000 + 8_192);
    }

    @Test
    void purgesWhatIsOldAndNoMoreThanItMay() {
        var blobs = new TestStore(root).store().blobs();
        blobs.delete(List.of(deletion()));

        assertThat(blobs.purge(Instant.now(), 10)).isZero();
        var later = Instant.now().plus(Duration.ofHours(1));
        assertThat(blobs.purge(later, 2)).isEqualTo(2);
        assertThat(blobs.purge(later, 10)).isEqualTo(1);
        assertThat(quarantined()).isEmpty();
        assertThat(blobs.deleted(upload.fileId())).isPresent();
    }

    /// The new attr.json is in staging, or has its name.
    @Test
    void aChangeThatWasCutShortHasBeenMadeOrNot() throws IOException {
        var store = new TestStore(root);
        var file = store.store().blobs().find(upload.fileId()).orElseThrow();
        var before = file.document();
        var after = before.changed(before.metadata(), before.retention(), now);
        var change = AttrChange.of(file, after);
        var staged = store.directory().stagedAttr(upload.fileId());
        Files.write(staged, change.attr());

        var restarted = new TestStore(root);
        assertThat(restarted.store().blobs().find(upload.fileId()).orElseThrow().document())
                .isEqualTo(before);
        assertThat(restarted.staged()).isEmpty();

        restarted.store().blobs().change(List.of(change));
        assertThat(new TestStore(root).store().blobs().find(upload.fileId()).orElseThrow())
                .extracting(it -> it.document())
                .isEqualTo(after);
    }

    private void assertDeletedBy(TestStore store, Deletion deletion) {
        var blobs = store.store().blobs();
        if (blobs.find(upload.fileId()).isPresent()) {
            blobs.delete(List.of(deletion));
        } else {
            blobs.confirmDeleted(List.of(deletion.event()));
        }
        assertThat(blobs.find(upload.fileId())).isEmpty();
        assertThat(blobs.gone(upload.fileId())).contains(deletion.event());
        var place = store.directory().directory(upload.fileId());
        try (var entries = Files.list(place)) {
            assertThat(entries.map(Path::toString))
                    .noneMatch(it -> it.contains(upload.fileId().toString()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(quarantined()).hasSize(3);
    }

    private List<Path> quarantined() {
        var quarantine = root.resolve(".quarantine");
        if (!Files.exists(quarantine)) {
            return List.of();
        }
        try (var entries = Files.walk(quarantine)) {
            return entries.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Deletion deletion() {
        var file = new TestStore(root).store().blobs().find(upload.fileId()).orElseThrow();
        var command =
                new DeleteFile(
                        upload.fileId(),
                        TestStore.ELEMENT,
                        CommandId.create(),
                        new Requester(new ClientId("sa_operator"), new TenantId("default"), true),
                        1,
                        now);
        var decision =
                Decision.decide(
                        command, new FileState.Held(file.document()), ElementMode.EDIT, now);
        FileDeleted event = ((Decision.Delete) decision).event();
        return new Deletion(file, event);
    }

    private DiskDeletion dying(@Nullable DeletionStep last) {
        var directory = new TestStore(root).directory();
        return new DiskDeletion(
                directory,
                new Catalog(TestStore.ELEMENT, directory, 100),
                new SyncedDirectories(directory.root()),
                new Freed(freed),
                InstantSource.system(),
                step -> {
                    if (step == last) {
                        throw new Death();
                    }
                });
    }

    private record Freed(AtomicLong bytes) implements CommitObserver {

        @Override
        public void reached(CommitStep step, Duration since) {}

        @Override
        public void committed(CommittedGroup group) {}

        @Override
        public void deleted(long diskBytes) {
            bytes.addAndGet(diskBytes);
        }
    }
}
