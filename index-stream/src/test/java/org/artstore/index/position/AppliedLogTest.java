package org.artstore.index.position;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;

class AppliedLogTest {

    private static final UUID TOPIC = new UUID(1, 1);
    private static final UUID OTHER = new UUID(2, 2);

    private final FileLog log = new FileLog(TOPIC, Map.of(0, 10L, 1, 5L));

    @Test
    void nothingAppliedContradictsNothing() {
        assertThat(new AppliedLog(Map.of()).contradiction(log)).isEmpty();
    }

    @Test
    void positionUpToTheEndIsNoContradiction() {
        assertThat(applied(TOPIC, new LogPosition(0, 10, 3)).contradiction(log)).isEmpty();
    }

    @Test
    void positionBeyondTheEndContradicts() {
        assertThat(applied(TOPIC, new LogPosition(1, 6, 3)).contradiction(log))
                .hasValue("partition 1 ends at 5 and was applied up to 6");
    }

    @Test
    void positionInAPartitionThatIsGoneContradicts() {
        assertThat(applied(TOPIC, new LogPosition(7, 1, 3)).contradiction(log)).isPresent();
    }

    @Test
    void anotherTopicContradicts() {
        assertThat(applied(OTHER, new LogPosition(0, 1, 3)).contradiction(log))
                .hasValue("topic " + TOPIC + " stands where " + OTHER + " was applied");
    }

    private static AppliedLog applied(UUID topic, LogPosition position) {
        return new AppliedLog(Map.of(topic, List.of(position)));
    }
}
