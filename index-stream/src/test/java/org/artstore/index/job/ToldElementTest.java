package org.artstore.index.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.index.job.ToldElement.State;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.rebuild.RebuildReport;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

class ToldElementTest {

    private static final ElementId ELEMENT = new ElementId("edit-01");
    private static final UUID JOB = UUID.randomUUID();
    private static final UUID ANOTHER = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void isAskedInTheSameWordsUntilItsJobFails() {
        var waiting = ToldElement.waiting(ELEMENT, JOB).waiting("offline");
        var telling = waiting.after(report(RebuildReport.State.RUNNING), NOW, ANOTHER);

        assertThat(waiting.isDue(NOW)).isTrue();
        assertThat(telling.rebuildJobId()).isEqualTo(JOB);
        assertThat(telling.waiting()).isNull();
        assertThat(telling.after(report(RebuildReport.State.COMPLETED), NOW, ANOTHER).isFinished())
                .isTrue();
    }

    @Test
    void waitsLongerAfterEachFailure() {
        var failed =
                ToldElement.waiting(ELEMENT, JOB)
                        .after(report(RebuildReport.State.FAILED), NOW, ANOTHER);

        assertThat(failed.state()).isEqualTo(State.WAITING);
        assertThat(failed.rebuildJobId()).isEqualTo(ANOTHER);
        assertThat(failed.waiting()).contains("the disk");
        assertThat(failed.isDue(NOW.plusSeconds(4))).isFalse();
        assertThat(failed.isDue(NOW.plusSeconds(5))).isTrue();
        for (int i = 0; i < 20; i++) {
            failed = failed.after(report(RebuildReport.State.FAILED), NOW, ANOTHER);
        }
        assertThat(failed.nextTry()).isEqualTo(NOW.plus(Duration.ofSeconds(320)));
    }

    @Test
    void isInTheRegistryAsItIs() {
        var failed =
                ToldElement.waiting(ELEMENT, JOB)
                        .after(report(RebuildReport.State.FAILED), NOW, ANOTHER);
        var telling = new Telling(JOB, true, false, List.of(failed), null);

        var json = EventJson.MAPPER.writeValueAsString(telling);

        assertThat(EventJson.MAPPER.readValue(json, Telling.class)).isEqualTo(telling);
    }

    private static RebuildReport report(RebuildReport.State state) {
        var failure = state == RebuildReport.State.FAILED ? "the disk" : null;
        return new RebuildReport(ELEMENT, state, 3, 7, 0, failure);
    }
}
