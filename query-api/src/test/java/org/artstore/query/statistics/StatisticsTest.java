package org.artstore.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.statistics.ReadCounts;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;

class StatisticsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2026-01-05T23:59:59Z");
    private final Statistics statistics = new Statistics(2, () -> now, meters);

    @Test
    void countsByTenantAndDay() {
        var tenant = new TenantId("default");
        statistics.sent(tenant, 10, true);
        statistics.sent(tenant, 5, false);
        statistics.linked(tenant);
        now = now.plusSeconds(1);
        statistics.searched(tenant);
        assertThat(statistics.counts(now))
                .extracting(
                        ReadCounts::day,
                        ReadCounts::downloads,
                        ReadCounts::downloadedBytes,
                        ReadCounts::links,
                        ReadCounts::searches)
                .containsExactlyInAnyOrder(
                        tuple(LocalDate.parse("2026-01-05"), 1L, 15L, 1L, 0L),
                        tuple(LocalDate.parse("2026-01-06"), 0L, 0L, 0L, 1L));
    }

    @Test
    void saysWhatItDoesNotCount() {
        for (var tenant : new String[] {"a", "b", "c"}) {
            statistics.searched(new TenantId(tenant));
        }
        assertThat(statistics.counts(now)).hasSize(2);
        assertThat(meters.counter("artstore.query.statistics.dropped").count()).isEqualTo(1);
    }

    @Test
    void forgetsADayThatIsOverAndNoOther() {
        statistics.searched(new TenantId("a"));
        var told = statistics.counts(now).getFirst();
        assertThat(statistics.forgets(told)).isFalse();
        now = now.plusSeconds(1);
        assertThat(statistics.forgets(told)).isFalse();
        now = now.plusSeconds(86_400);
        assertThat(statistics.forgets(told)).isTrue();
        assertThat(statistics.counts(now)).isEmpty();
    }
}
