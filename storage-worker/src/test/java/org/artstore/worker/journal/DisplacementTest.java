package org.artstore.worker.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.schemas.forward.UploadForwarded.Reason;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.TestStore;
import org.artstore.worker.TestUpload;
import org.artstore.worker.disk.Displaced;
import org.artstore.worker.forward.Decisions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

class DisplacementTest {

    private final TestStore store;
    private final LaggingLog log = new LaggingLog();
    private final Displacement displacement;
    private Set<FileId> givenUp = Set.of();
    private final TestUpload upload = TestUpload.of(TestStore.ELEMENT, "displaced", 1_000);
    private final AtomicInteger attempts = new AtomicInteger();

    DisplacementTest(@TempDir Path root) {
        store = new TestStore(root);
        displacement =
                new Displacement(
                        store.store().staging(), log, (_, _) -> givenUp, InstantSource.system());
    }

    @BeforeEach
    void open() {
        store.apply(upload.opened());
    }

    @Test
    void nothingIsTriedBeforeItIsKnownWhatAFailedAttemptDecided() {
        assertUnheard();
        assertUnheard();
        assertThat(attempts).hasValue(1);

        log.answers = true;
        displacement.untilThereIsRoom(this::storeUnlessForwarded);

        assertThat(attempts).hasValue(2);
        assertThat(log.contain(upload.fileId())).isTrue();
        assertThat(store.store().staging().isOpen(upload.fileId())).isFalse();
    }

    @Test
    void aDecisionThatIsHeardIsNotAskedForAgain() {
        log.answers = true;

        displacement.untilThereIsRoom(this::storeUnlessForwarded);
        displacement.untilThereIsRoom(this::storeUnlessForwarded);

        assertThat(attempts).hasValue(3);
        assertThat(log.asked).isZero();
    }

    @Test
    void whatAnotherElementStillHasIsNotForwarded() {
        givenUp = Set.of(upload.fileId());

        displacement.untilThereIsRoom(
                () -> {
                    if (attempts.incrementAndGet() == 1) {
                        throw new Misplaced(
                                new Displaced(upload.fileId(), OptionalLong.empty()),
                                Reason.READ_ONLY);
                    }
                });

        assertThat(attempts).hasValue(2);
        assertThat(log.written).isEmpty();
        assertThat(store.store().staging().isOpen(upload.fileId())).isFalse();
    }

    private void assertUnheard() {
        assertThatThrownBy(() -> displacement.untilThereIsRoom(this::storeUnlessForwarded))
                .isInstanceOf(Unheard.class);
    }

    private void storeUnlessForwarded() {
        attempts.incrementAndGet();
        if (!log.contain(upload.fileId())) {
            throw new Misplaced(
                    new Displaced(upload.fileId(), OptionalLong.empty()), Reason.DISK_FULL);
        }
    }

    /// Takes every decision; tells of it only while it answers.
    private static final class LaggingLog implements Decisions {

        private final Set<FileId> written = new HashSet<>();
        private final Set<FileId> heard = new HashSet<>();
        private boolean answers;
        private int asked;

        @Override
        public boolean contain(FileId file) {
            return heard.contains(file);
        }

        @Override
        public boolean displace(Collection<Displaced> uploads, Reason reason) {
            uploads.forEach(it -> written.add(it.fileId()));
            hear();
            return true;
        }

        @Override
        public void catchUp() {
            asked++;
            hear();
        }

        private void hear() {
            if (!answers) {
                throw new Unheard();
            }
            heard.addAll(written);
        }

        @Override
        public void keep(FileId file) {
            throw new AssertionError(file);
        }
    }

    private static final class Unheard extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
