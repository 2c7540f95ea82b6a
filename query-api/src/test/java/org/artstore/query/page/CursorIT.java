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
    private static final World WORLD = World.shared();
    private static final Crowd LARGE = new Crowd("walkers", DOCUMENTS);
    private static final Crowd SMALL = new Crowd("strollers", DOCUMENTS / 10);

    /// A tenant with documents, and with a tenth more of them while somebody walks.
    private record Crowd(String tenant, int size, Set<String> there) {

        Crowd(String tenant, int size) {
            this(tenant, size, new TreeSet<>());
        }

        void fill() throws Exception {
            var random = new Random(5);
            var papers =
                    IntStream.range(0, size)
                            .mapToObj(number -> paper(number, random))
                            .toArray(Papers[]::new);
            for (var paper : papers) {
                there.add(paper.file().toString());
            }
            WORLD.index().add(papers);
        }

        void grow(AtomicBoolean goOn) {
            var random = new Random(6);
            try {
                for (int i = 0; i < size / 10 && goOn.get(); i++) {
                    WORLD.index().add(paper(i, random));
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private Papers paper(int number, Random random) {
            var words = List.of("walk", "walks", "walking", "other");
            var name = "walk %s %d.txt".formatted(words.get(random.nextInt(4)), number % 50);
            var first = words.get(random.nextInt(4));
            return Papers.called(name)
                    .of(tenant)
                    .described("a " + first + " " + words.get(random.nextInt(4)))
                    .holding(new byte[1 + random.nextInt(20)], "text/plain")
                    .createdAgo(Duration.ofMinutes(random.nextInt(3_000_000)));
        }

        JsonNode page(String list, @Nullable String cursor) throws Exception {
            var reader = WORLD.reader().tenant(tenant).sign();
            var path = cursor == null ? list : list + "&cursor=" + cursor;
            var answer = Answer.to(WORLD.get(path, reader));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            return answer.json();
        }
    }

    @BeforeAll
    static void fill() throws Exception {
        LARGE.fill();
        SMALL.fill();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/files?limit=500",
                "/api/v1/search?q=walk&limit=500",
                "/api/v1/search?q=walk&limit=500&sort_by=filename&sort_order=asc",
            })
    void meetsEachOfManyDocumentsOnceWhileOthersAreAdded(String list) throws Exception {
        meetsEachOnce(LARGE, list);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/files?limit=100&sort_order=asc",
                "/api/v1/search?q=walk&limit=100&sort_order=asc",
                "/api/v1/search?q=walkk&limit=200",
                "/api/v1/search?q=walk&limit=100&sort_by=file_size",
                "/api/v1/search?limit=100&sort_by=updated_at&filename=walk",
                "/api/v1/search?limit=100&mode=partial&q=alk",
                "/api/v1/search?limit=60&q=walk&facets=tags&highlight=false",
            })
    void meetsEachDocumentOnceWhileOthersAreAdded(String list) throws Exception {
        meetsEachOnce(SMALL, list);
    }

    private static void meetsEachOnce(Crowd crowd, String list) throws Exception {
        var adding = new AtomicBoolean(true);
        var added = CompletableFuture.runAsync(() -> crowd.grow(adding));
        var met = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var page = crowd.page(list, cursor);
            page.path("items").forEach(item -> met.add(item.path("file_id").asString()));
            cursor = page.path("next_cursor").asString(null);
        } while (cursor != null);
        adding.set(false);
        added.join();
        assertThat(met).doesNotHaveDuplicates().containsAll(crowd.there());
    }

    @Test
    void countsUpToItsBound() throws Exception {
        var found = LARGE.page("/api/v1/search?q=walk&limit=1", null);
        assertThat(found.path("total_is_exact").asBoolean()).isTrue();
        assertThat(found.path("total").asInt()).isGreaterThanOrEqualTo(DOCUMENTS);
    }
}
