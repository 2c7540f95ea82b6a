package org.artstore.worker.commit;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import org.artstore.worker.TestStore;
import org.artstore.worker.TestUpload;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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

    private List<RecordedEvent> forcesOfACommit() throws IOException {
        try (var recording = new Recording()) {
            recording.enable("jdk.FileForce").withThreshold(Duration.ZERO);
            recording.start();
            new TestStore(root, step -> steps.put(step, Instant.now())).commit(upload.records());
            recording.stop();
            var dump = root.resolve("recording.jfr");
            recording.dump(dump);
            return RecordingFile.readAllEvents(dump);
        }
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
