package org.artstore.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.query.world.Answer;
import org.artstore.query.world.Papers;
import org.artstore.query.world.World;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/// Walks from page to page while documents are added. `-Dwalked-documents=<number>` for another
/// size.
class CursorIT {

    private static final int DOCUMENTS = Integer.getInteger("walked-documents", 5_000);
    private static final int ADDED = DOCUMENTS / 10;
    private static final World WORLD = World.shared();
    private static final String READER = WORLD.reader().tenant("walkers").sign();
    private static final Set<String> THERE = new TreeSet<>();

    @BeforeAll
    static void fill() throws Exception {
        var random = new Random(5);
        var papers =
                IntStream.range(0, DOCUMENTS)
                        .mapToObj(number -> paper(number, random))
                        .toArray(Papers[]::new);
        for (var paper : papers) {
            THERE.add(paper.file().toString());
        }
        WORLD.index().add(papers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/files?limit=500",
                "/api/v1/files?limit=500&sort_order=asc",
                "/api/v1/search?q=walk&limit=500&highlight=false",
                "/api/v1/search?q=walk&limit=500&sort_order=asc",
                "/api/v1/search?q=walkk&limit=1000",
                "/api/v1/search?q=walk&limit=500&sort_by=file_size",
                "/api/v1/search?q=walk&limit=500&sort_by=filename&sort_order=asc",
                "/api/v1/search?limit=1000&sort_by=updated_at&filename=walk",
                "/api/v1/search?limit=1000&mode=partial&q=alk",
            })
    void meetsEachDocumentOnceWhileOthersAreAdded(String list) throws Exception {
        var adding = new AtomicBoolean(true);
        var added = CompletableFuture.runAsync(() -> add(adding));
        var met = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var page = page(list, cursor);
            page.path("items").forEach(item -> met.add(item.path("file_id").asString()));
            cursor = page.path("next_cursor").asString(null);
        } while (cursor != null);
        adding.set(false);
        added.join();
        assertThat(met).doesNotHaveDuplicates().containsAll(THERE);
    }

    /// The index ranks the newest hits only when there are more than it counts.
    @Test
    void countsUpToItsBound() throws Exception {
        var found = page("/api/v1/search?q=walk&limit=1", null);
        assertThat(found.path("total_is_exact").asBoolean()).isTrue();
        assertThat(found.path("total").asInt()).isGreaterThanOrEqualTo(DOCUMENTS);
    }

    private static void add(AtomicBoolean goOn) {
        var random = new Random(6);
        try {
            for (int i = 0; i < ADDED && goOn.get(); i++) {
                WORLD.index().add(paper(i, random));
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Papers paper(int number, Random random) {
        var words = List.of("walk", "walks", "walking", "other");
        var name = "walk %s %d.txt".formatted(words.get(random.nextInt(4)), number % 50);
        return Papers.called(name)
                .of("walkers")
                .described("a " + words.get(random.nextInt(4)) + " " + words.get(random.nextInt(4)))
                .holding(new byte[1 + random.nextInt(20)], "text/plain")
                .createdAgo(Duration.ofMinutes(random.nextInt(3_000_000)));
    }

    private static JsonNode page(String list, @Nullable String cursor) throws Exception {
        var answer =
                Answer.to(WORLD.get(cursor == null ? list : list + "&cursor=" + cursor, READER));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
