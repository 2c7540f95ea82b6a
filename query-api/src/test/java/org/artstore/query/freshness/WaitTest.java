package org.artstore.query.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.schemas.file.Receipt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

class WaitTest {

    private static final UUID TOPIC = new UUID(1, 2);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Wait wait = new Wait(new Receipt(3, 7), (_, applied) -> applied);

    @Test
    void isOverWhenTheEventIsApplied() {
        assertThat(wait.isOver(look(8, Map.of(3, 7L)))).isFalse();
        assertThat(wait.isOver(look(8, Map.of(3, 8L)))).isTrue();
    }

    @Test
    void tellsHowFarTheIndexIs() {
        wait.isOver(look(8, Map.of(3, 5L)));
        wait.isOver(look(8, null));
        assertThat(wait.inVain().applied()).hasValue(5);
    }

    @Test
    void tellsThatItWasNotLearnedHowFarTheIndexIs() {
        wait.isOver(new Look(null, null));
        assertThat(wait.inVain().applied()).isEmpty();
    }

    @Test
    void countsAPartitionOfWhichNothingIsAppliedFromItsBeginning() {
        wait.isOver(look(8, Map.of()));
        assertThat(wait.inVain().applied()).hasValue(0);
    }

    @Test
    void believesOneLookPastTheEndOfTheLogNot() {
        assertThat(wait.isOver(look(7, Map.of()))).isFalse();
        assertThat(wait.isOver(look(7, Map.of()))).isFalse();
        assertThat(wait.isOver(later(8))).isFalse();
        assertThat(wait.isOver(later(7))).isFalse();
    }

    @Test
    void endsWhenTheLogHasNoSuchEvent() {
        wait.isOver(look(7, Map.of()));
        assertThatThrownBy(() -> wait.isOver(later(7)))
                .isInstanceOfSatisfying(
                        FreshnessRejected.NotInLog.class,
                        refused -> assertThat(refused.isPartitionMissing()).isFalse());
    }

    private static Look look(long end, @Nullable Map<Integer, Long> applied) {
        return new Look(new LogExtent(TOPIC, Map.of(3, end), NOON), applied);
    }

    private static Look later(long end) {
        return new Look(new LogExtent(TOPIC, Map.of(3, end), NOON.plusSeconds(1)), Map.of());
    }
}
