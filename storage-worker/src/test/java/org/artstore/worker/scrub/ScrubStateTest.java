package org.artstore.worker.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.worker.TestStore;
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
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Place OLD = new Place("2020/01/01/00", "a");
    private static final Place NEW = new Place("2024/05/10/00", "a");

    @TempDir Path root;

    @Test
    void survivesARestart() {
        var notes = new TestStore(root).store().blobs().notes();
        var state = new ScrubState(SECOND, FIRST, OLD);

        state.save(notes);

        assertThat(ScrubState.load(notes)).hasValue(state);
        state.ended().save(notes);
        assertThat(ScrubState.load(notes)).hasValue(state.ended());
    }

    @Test
    void isForgottenWhenItCannotBeRead() throws IOException {
        var notes = new TestStore(root).store().blobs().notes();
        assertThat(ScrubState.load(notes)).isEmpty();

        Files.writeString(root.resolve(".scrub"), "{\"began\":");

        assertThat(ScrubState.load(notes)).isEmpty();
    }

    /// The first pass leaves out what is younger than seven days and a half.
    @Test
    void knowsSinceWhenAFileMayHaveWaited() {
        var first = new ScrubState(FIRST, null, OLD);
        assertThat(first.oldest(MONTH)).isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(first.ended().oldest(MONTH)).isEqualTo(Instant.parse("2024-04-23T12:00:00Z"));

        var second = first.ended().next(SECOND);
        assertThat(second.oldest(MONTH)).isEqualTo(Instant.parse("2024-04-23T12:00:00Z"));
        assertThat(second.at(OLD).oldest(MONTH)).isEqualTo(Instant.parse("2024-04-23T12:00:00Z"));
        assertThat(second.at(NEW).oldest(MONTH)).isEqualTo(Instant.parse("2024-05-08T12:00:00Z"));
        var middle = new Place("2024/05/01/00", "a");
        assertThat(second.at(middle).oldest(MONTH))
                .isEqualTo(Instant.parse("2024-05-01T00:00:00Z"));
        assertThat(second.ended().oldest(MONTH)).isEqualTo(Instant.parse("2024-05-08T12:00:00Z"));
    }

    @Test
    void leavesYoungFilesToTheNextPass() {
        var pass = new ScrubState(SECOND, FIRST, OLD);

        assertThat(pass.covers(OLD, MONTH)).isTrue();
        assertThat(pass.covers(new Place("2024/05/08/12", "a"), MONTH)).isTrue();
        assertThat(pass.covers(new Place("2024/05/08/13", "a"), MONTH)).isFalse();
        assertThat(pass.next(SECOND.plus(MONTH.dividedBy(2))).covers(NEW, MONTH)).isTrue();
    }

    @Test
    void aPassFollowsAfterHalfTheTime() {
        var state = new ScrubState(FIRST, null, null);

        assertThat(state.isDue(FIRST.plus(Duration.ofDays(14)), MONTH)).isFalse();
        assertThat(state.isDue(FIRST.plus(Duration.ofDays(15)), MONTH)).isTrue();
    }
}
