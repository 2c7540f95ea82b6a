package org.artstore.worker.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import org.artstore.worker.TestStore;
import org.artstore.worker.TestUpload;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What the virtual machine really forces in a commit, and when: fails when a force is left out.
class ForcedOrderTest {

    @TempDir Path root;

    private final Map<CommitStep, Instant> steps = new EnumMap<>(CommitStep.class);
    private final TestUpload upload = TestUpload.of(TestStore.ELEMENT, "large", 1_500_000);

    @Test
    void forcesEachThingBeforeTheNextStepReliesOnIt() throws IOException {
        var forces = forcesOfACommit();
        var directory = new TestStore(root).directory();
        var hour = directory.directory(upload.fileId());

        assertForced(forces, directory.stagedBytes(upload.fileId()), null, CommitStep.STAGED);
        assertForced(forces, directory.stagedBlocks(upload.fileId()), null, CommitStep.STAGED);
        assertForced(forces, directory.stagedAttr(upload.fileId()), null, CommitStep.STAGED);
        for (var parent : List.of("", "..", "../..", "../../..")) {
            var above = hour.resolve("..").resolve(parent).normalize();
            assertForced(forces, above, CommitStep.STAGED, CommitStep.DIRECTORIES_READY);
        }
        assertForced(forces, hour, CommitStep.BYTES_MOVED, CommitStep.BYTES_FORCED);
        assertForced(forces, hour, CommitStep.ATTR_MOVED, CommitStep.COMMITTED);
    }

    @Test
    void forcesAgainWhatItOnlyFinds() throws IOException {
        new TestStore(root).commit(upload.records());
        var next = new TestStore(root);
        var found = next.store().blobs().find(upload.fileId()).orElseThrow();

        var forces = forcesOf(() -> next.store().blobs().confirm(List.of(found)));

        assertThat(forced(forces)).contains(next.directory().directory(upload.fileId()));
    }

    @Test
    void forcesWhatWasCommittedBeforeItRemovesTheStateThatCouldRedoIt() throws IOException {
        var dying = new TestStore(root, dieAfter(CommitStep.ATTR_MOVED));
        dying.apply(upload.opened());
        dying.store().staging().checkpoint();
        assertThatThrownBy(() -> dying.commit(upload.records()))
                .isInstanceOf(IllegalStateException.class);

        var forces = forcesOf(() -> new TestStore(root));

        assertThat(forced(forces)).contains(dying.directory().directory(upload.fileId()));
        assertThat(new TestStore(root).staged()).isEmpty();
    }

    @Test
    void aCheckpointForcesBytesAndStateAndTheirNames() throws IOException {
        var store = new TestStore(root);
        store.apply(upload.opened());
        store.apply(upload.chunk(1, 0, 1_000));

        var forces = forcesOf(() -> store.store().staging().checkpoint());

        var directory = store.directory();
        assertThat(forced(forces))
                .contains(directory.stagedBytes(upload.fileId()), directory.staging())
                .anyMatch(it -> it.toString().contains(upload.fileId() + ".upload"));
    }

    @Test
    void aCheckpointForcesTheNamesOfBytesBeforeAStateSpeaksOfThem() throws IOException {
        var store = new TestStore(root);
        store.apply(upload.opened());
        var staging = store.directory().staging();

        var first = forcesOf(() -> store.store().staging().checkpoint());
        store.apply(upload.chunk(1, 0, 1_000));
        var second = forcesOf(() -> store.store().staging().checkpoint());

        assertThat(forced(first)).filteredOn(staging::equals).hasSize(2);
        assertThat(forced(second)).filteredOn(staging::equals).hasSize(1);
    }

    @Test
    void forcesTheNewStateBeforeANewerWriterWritesOverTheBytes() throws IOException {
        var store = new TestStore(root);
        store.apply(upload.opened());
        store.apply(upload.chunk(1, 0, 2_000));
        store.store().staging().checkpoint();

        var forces = forcesOf(() -> store.apply(upload.chunk(2, 1_000, 3_000)));

        assertThat(forced(forces)).contains(store.directory().staging());
    }

    private static Consumer<CommitStep> dieAfter(CommitStep last) {
        return step -> {
            if (step == last) {
                throw new IllegalStateException("dead");
            }
        };
    }

    private List<RecordedEvent> forcesOfACommit() throws IOException {
        return forcesOf(
                () ->
                        new TestStore(root, step -> steps.put(step, Instant.now()))
                                .commit(upload.records()));
    }

    private List<RecordedEvent> forcesOf(Runnable work) throws IOException {
        try (var recording = new Recording()) {
            recording.enable("jdk.FileForce").withThreshold(Duration.ZERO);
            recording.start();
            work.run();
            recording.stop();
            var dump = Files.createTempFile("forces", ".jfr");
            recording.dump(dump);
            var events = RecordingFile.readAllEvents(dump);
            Files.delete(dump);
            return events;
        }
    }

    private static List<Path> forced(List<RecordedEvent> forces) {
        return forces.stream().map(it -> Path.of(it.getString("path"))).toList();
    }

    private void assertForced(
            List<RecordedEvent> forces, Path path, @Nullable CommitStep after, CommitStep before) {
        var from = after == null ? Instant.MIN : steps.get(after);
        assertThat(forces)
                .as("force of %s between %s and %s", path, after, before)
                .anyMatch(
                        it ->
                                path.toString().equals(it.getString("path"))
                                        && !it.getStartTime().isBefore(from)
                                        && !it.getEndTime().isAfter(steps.get(before)));
    }
}
