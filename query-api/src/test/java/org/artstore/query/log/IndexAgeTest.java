package org.artstore.query.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;

class IndexAgeTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final IndexAge age = new IndexAge();

    @Test
    void knowsNothingAtFirst() {
        age.applied(Map.of(0, 5L));
        assertThat(age.asOf()).isEmpty();
        assertThat(age.wantsEnd()).isTrue();
    }

    @Test
    void movesOnWhenEveryPartitionHasReachedTheEnd() {
        age.end(NOON, Map.of(0, 5L, 1, 2L, 2, 0L));
        age.applied(Map.of(0, 5L, 1, 1L));
        assertThat(age.asOf()).isEmpty();
        assertThat(age.wantsEnd()).isFalse();
        age.applied(Map.of(0, 9L, 1, 2L));
        assertThat(age.asOf()).hasValue(NOON);
        assertThat(age.wantsEnd()).isTrue();
    }

    @Test
    void staysWhereItIsWhileTheIndexStands() {
        age.end(NOON, Map.of(0, 5L));
        age.applied(Map.of(0, 5L));
        age.end(NOON.plusSeconds(9), Map.of(0, 6L));
        age.applied(Map.of(0, 5L));
        assertThat(age.asOf()).hasValue(NOON);
    }

    @Test
    void isNotKnownWhenTheIndexHasGoneBack() {
        age.end(NOON, Map.of(0, 5L));
        age.applied(Map.of(0, 5L));
        age.end(NOON.plusSeconds(9), Map.of(0, 6L));
        age.applied(Map.of(0, 4L));
        assertThat(age.asOf()).isEmpty();
        age.applied(Map.of(0, 5L));
        assertThat(age.asOf()).isEmpty();
        age.applied(Map.of(0, 6L));
        assertThat(age.asOf()).hasValue(NOON.plusSeconds(9));
    }
}
