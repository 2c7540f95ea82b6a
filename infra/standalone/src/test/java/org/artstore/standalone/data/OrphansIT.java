package org.artstore.standalone.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class OrphansIT {
    private final List<String> said = new ArrayList<>();
    private DataFolder folder;

    @BeforeEach
    void open(@TempDir Path path) {
        folder = DataFolder.open(path);
    }

    @Test
    void endsWhatStillRunsForTheFolder() throws Exception {
        var orphan =
                new ProcessBuilder("sh", "-c", "sleep 100; :", folder.root().toString()).start();
        PidFile.of(folder, "worker").write(orphan.pid());

        new Orphans(folder, said::add).end();

        // A Process hears of its end later than the system does.
        assertThat(orphan.toHandle().isAlive()).isFalse();
        assertThat(said)
                .containsExactly(
                        "Ending worker (process %d) of an earlier run.".formatted(orphan.pid()));
        assertThat(folder.run()).isEmptyDirectory();
    }

    @Test
    void leavesAStrangerAloneThatGotTheProcessId() throws IOException {
        var stranger = new ProcessBuilder("sleep", "100").start();
        try {
            PidFile.of(folder, "worker").write(stranger.pid());

            new Orphans(folder, said::add).end();

            assertThat(stranger.isAlive()).isTrue();
            assertThat(said).isEmpty();
            assertThat(folder.run()).isEmptyDirectory();
        } finally {
            stranger.destroyForcibly();
        }
    }
}
