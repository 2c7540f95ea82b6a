package org.artstore.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.query.world.Answer;
import org.artstore.query.world.Papers;
import org.artstore.query.world.World;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/// An installation that ranks few hits and gives up soon.
class BoundsIT {

    private static final int DOCUMENTS = 100;
    private static final int COUNTED = 20;
    private static final Set<String> THERE = new TreeSet<>();
    private static World world;
    private static String reader;

    @BeforeAll
    static void start() throws Exception {
        world =
                World.shared()
                        .besides(
                                "--artstore.search.counted=" + COUNTED,
                                "--artstore.search.newest=4",
                                "--artstore.search.facet-values=2",
                                "--artstore.postgres.statement-timeout=PT0.4S");
        reader = world.reader().tenant("bounds").sign();
        for (int i = 0; i < DOCUMENTS; i++) {
            var paper = paper(i, Duration.ofMinutes(i));
            THERE.add(paper.file().toString());
            world.index().add(paper);
        }
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"desc", "asc"})
    void meetsRankedAndOlderHitsOnceWhileOthersAreAdded(String order) throws Exception {
        var list = "/api/v1/search?q=bound&limit=7&sort_order=" + order;
        var met = new ArrayList<String>();
        var page = page(list, null);
        while (true) {
            page.path("items").forEach(item -> met.add(item.path("file_id").asString()));
            assertThat(page.path("total").asInt()).isEqualTo(COUNTED);
            assertThat(page.path("total_is_exact").asBoolean()).isFalse();
            var cursor = page.path("next_cursor");
            if (cursor.isNull()) {
                break;
            }
            world.index().add(paper(1, Duration.ZERO), paper(2, Duration.ofMinutes(30)));
            page = page(list, cursor.asString());
        }
        assertThat(met).doesNotHaveDuplicates().containsAll(THERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"desc", "asc"})
    void givesRankedAndOlderHitsOnOnePage(String order) throws Exception {
        var whole = page("/api/v1/search?q=bound&limit=1000&sort_order=" + order, null);
        var met = new ArrayList<String>();
        whole.path("items").forEach(item -> met.add(item.path("file_id").asString()));
        assertThat(met).doesNotHaveDuplicates().containsAll(THERE);
        assertThat(whole.path("next_cursor").isNull()).isTrue();
        var older =
                order.equals("desc")
                        ? met.subList(COUNTED, met.size())
                        : met.subList(0, met.size() - COUNTED);
        var byTime =
                order.equals("desc")
                        ? Comparator.<String>reverseOrder()
                        : Comparator.<String>naturalOrder();
        assertThat(older).isSortedAccordingTo(byTime);
    }

    @Test
    void ranksTheNewestHitsAndCountsOnlyThose() throws Exception {
        var found = page("/api/v1/search?q=bound&limit=50&facets=tags", null);
        var scores = new ArrayList<Double>();
        found.path("items").forEach(it -> scores.add(it.path("relevance_score").asDouble()));
        assertThat(scores.subList(0, COUNTED))
                .isSortedAccordingTo((one, other) -> Double.compare(other, one));
        assertThat(found.at("/facets/tags")).hasSize(2);
        assertThat(found.at("/facets/tags/0/count").asInt()).isLessThanOrEqualTo(COUNTED);
    }

    @Test
    void answersFromTheNewestWhenAllTakesTooLong() throws Exception {
        try (var _ = world.index().slow()) {
            var found = page("/api/v1/search?mode=partial&q=none", null);
            assertThat(found.path("complete").asBoolean()).isFalse();
            assertThat(found.path("total_is_exact").asBoolean()).isFalse();
            assertThat(found.path("next_cursor").isNull()).isTrue();
        }
        var found = page("/api/v1/search?mode=partial&q=none", null);
        assertThat(found.path("complete").asBoolean()).isTrue();
    }

    private static Papers paper(int number, Duration age) {
        return Papers.called("bound %d.txt".formatted(number))
                .of("bounds")
                .described(number % 3 == 0 ? "bounds bounded" : "other")
                .tagged("all", "tag" + number % 4)
                .createdAgo(age);
    }

    private static JsonNode page(String list, @Nullable String cursor) throws Exception {
        var answer =
                Answer.to(world.get(cursor == null ? list : list + "&cursor=" + cursor, reader));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
