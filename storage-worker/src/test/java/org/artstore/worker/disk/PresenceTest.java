package org.artstore.worker.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

class PresenceTest {

    @TempDir Path folder;

    @Test
    void tellsWhatIsThere() throws IOException {
        var there = Files.createFile(folder.resolve("there"));
        var dangling = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));

        assertThat(Presence.of(there)).isTrue();
        assertThat(Presence.of(folder.resolve("nowhere"))).isFalse();
        assertThat(Presence.of(folder.resolve("nowhere/below"))).isFalse();
        assertThat(Presence.of(dangling)).isFalse();
        assertThat(Presence.of(dangling, LinkOption.NOFOLLOW_LINKS)).isTrue();
    }

    @Test
    void doesNotTakeAnErrorForAbsence() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        var loop = folder.resolve("loop");
        Files.createSymbolicLink(loop, loop);

        assertThatThrownBy(() -> Presence.of(file.resolve("below")))
                .isInstanceOf(DiskFailed.Broken.class);
        assertThatThrownBy(() -> Presence.of(loop)).isInstanceOf(DiskFailed.Broken.class);
    }
}
