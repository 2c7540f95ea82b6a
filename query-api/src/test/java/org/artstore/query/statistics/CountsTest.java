package org.artstore.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.statistics.ReadCounts;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

class CountsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-05");
    private static final TenantId TENANT = new TenantId("default");

    private final List<ReadCounts> told =
            List.of(
                    counts("default", DAY, 1, 2),
                    counts("default", DAY, 1, 5),
                    counts("default", DAY, 1, 9),
                    counts("default", DAY, 2, 4),
                    counts("default", DAY.plusDays(1), 2, 1),
                    counts("other", DAY, 1, 100));

    @Test
    void areTheSameInAnyOrderAndHoweverOftenTheyAreTold() {
        for (int seed = 0; seed < 100; seed++) {
            var order = new ArrayList<>(told);
            order.addAll(told);
            Collections.shuffle(order, new Random(seed));
            var counts = new Counts();
            order.forEach(counts::accept);
            var searches = SearchCounts.of(counts.of(TENANT, DAY, DAY.plusDays(1)));
            assertThat(searches.items())
                    .containsExactly(
                            new SearchCounts.Day(DAY, 13),
                            new SearchCounts.Day(DAY.plusDays(1), 1));
            assertThat(searches.total()).isEqualTo(new SearchCounts.Total(14));
        }
    }

    @Test
    void showOnlyTheDaysThatAreAskedFor() {
        var counts = new Counts();
        told.forEach(counts::accept);
        assertThat(DownloadCounts.of(counts.of(TENANT, DAY, DAY)).items())
                .containsExactly(new DownloadCounts.Day(DAY, 0, 0, 0));
        assertThat(DownloadCounts.of(counts.of(new TenantId("nobody"), DAY, DAY)).items())
                .isEmpty();
    }

    private static ReadCounts counts(String tenant, LocalDate day, long process, long searches) {
        return new ReadCounts(
                new TenantId(tenant),
                day,
                new UUID(0, process),
                0,
                0,
                0,
                searches,
                Instant.EPOCH.plusSeconds(searches));
    }
}
