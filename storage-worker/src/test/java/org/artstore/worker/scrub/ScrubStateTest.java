package org.artstore.worker.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.inventory.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

class ScrubStateTest {

    private static final Instant FIRST = Instant.parse("2024-05-01T00:00:00Z");
    private static final Instant SECOND = Instant.parse("2024-05-16T00:00:00Z");
    private static final Place OLD = new Place("2020/01/01/00", "a");
    private static final Place NEW = new Place("2024/05/10/00", "a");

    @TempDir Path root;

    @Test
    void survivesARestart() {
        var directory = new ElementDirectory(root);
        var state = new ScrubState(SECOND, FIRST, OLD);

        state.save(directory);

        assertThat(ScrubState.load(directory)).hasValue(state);
        state.ended().save(directory);
        assertThat(ScrubState.load(directory)).hasValue(state.ended());
    }

    @Test
    void isForgottenWhenItCannotBeRead() throws IOException {
        var directory = new ElementDirectory(root);
        assertThat(ScrubState.load(directory)).isEmpty();

        Files.writeString(root.resolve(".scrub"), "{\"began\":");

        assertThat(ScrubState.load(directory)).isEmpty();
    }

    @Test
    void knowsSinceWhenAFileMayHaveWaited() {
        var first = new ScrubState(FIRST, null, OLD);
        assertThat(first.oldest()).isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(first.ended().oldest()).isEqualTo(FIRST);

        var second = first.ended().next(SECOND);
        assertThat(second.oldest()).isEqualTo(FIRST);
        assertThat(second.at(OLD).oldest()).isEqualTo(FIRST);
        assertThat(second.at(NEW).oldest()).isEqualTo(Instant.parse("2024-05-10T00:00:00Z"));
        assertThat(second.ended().oldest()).isEqualTo(SECOND);
    }

    @Test
    void aPassFollowsAfterHalfTheTime() {
        var state = new ScrubState(FIRST, null, null);

        assertThat(state.isDue(FIRST.plus(Duration.ofDays(14)), Duration.ofDays(30))).isFalse();
        assertThat(state.isDue(FIRST.plus(Duration.ofDays(15)), Duration.ofDays(30))).isTrue();
    }
}
