package org.artstore.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.query.world.Answer;
import org.artstore.query.world.Papers;
import org.artstore.query.world.Soup;
import org.artstore.query.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Requests that nobody would send, to the whole service. `-Dfuzzed-searches=<requests>` for more,
/// `-Dfuzz-seed=<seed>` for the same ones again.
class SearchFuzzIT {

    private static final int REQUESTS = Integer.getInteger("fuzzed-searches", 400);
    private static final long SEED = Long.getLong("fuzz-seed", System.nanoTime());
    private static final World WORLD = World.shared();
    private static final String READER = WORLD.reader().tenant("fuzzers").sign();
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> FIELDS =
            List.of(
                    "query",
                    "mode",
                    "filename",
                    "file_extension",
                    "tags",
                    "created_by",
                    "content_type",
                    "min_size",
                    "max_size",
                    "created_after",
                    "created_before",
                    "retention_policy",
                    "custom_attributes",
                    "facets",
                    "highlight",
                    "sort_by",
                    "sort_order",
                    "limit",
                    "cursor");
    private static final List<Object> VALUES =
            List.of(
                    "fulltext",
                    "partial",
                    "exact",
                    "relevance",
                    "filename",
                    "created_at",
                    "asc",
                    "tags",
                    "permanent",
                    true,
                    1,
                    -1,
                    1_000,
                    Long.MAX_VALUE,
                    1.5,
                    List.of("a"),
                    List.of("tags"),
                    Map.of("a", "b"),
                    Map.of(),
                    "2024-01-01T00:00:00Z",
                    "-999999999-01-01T00:00:00Z",
                    "+999999999-12-31T23:59:59Z");

    @BeforeAll
    static void fill() throws Exception {
        for (var known : Soup.known()) {
            var name = known.replaceAll("[\\p{C}/\\\\]", "").strip();
            if (!name.isEmpty()) {
                WORLD.index()
                        .add(
                                Papers.called(name.substring(0, Math.min(name.length(), 200)))
                                        .of("fuzzers")
                                        .described("report"));
            }
        }
    }

    @Test
    void answersOrRefusesWhateverIsAsked() throws Exception {
        System.out.println("seed of the searches: " + SEED);
        var soup = new Soup(SEED);
        var modes = List.of("fulltext", "partial", "exact");
        for (var known : Soup.known()) {
            for (var mode : modes) {
                succeeds(Map.of("query", known, "mode", mode));
            }
        }
        for (int i = 0; i < REQUESTS; i++) {
            succeeds(
                    Map.of(
                            "query",
                            soup.next(),
                            "mode",
                            soup.one(modes),
                            "filename",
                            soup.once(3) ? soup.next() : "",
                            "sort_order",
                            soup.once(2) ? "asc" : "desc",
                            "limit",
                            1 + soup.below(5)));
            isNoFailure(Answer.posting(WORLD.get("/api/v1/search", READER), body(soup)));
            isNoFailure(WORLD.get("/api/v1/search?" + query(soup), READER));
            isNoFailure(WORLD.get("/api/v1/suggest?q=" + encoded(soup.next()), READER));
        }
    }

    private static void succeeds(Map<String, Object> search) throws Exception {
        var answer =
                Answer.to(
                        Answer.posting(
                                WORLD.get("/api/v1/search", READER),
                                JSON.writeValueAsString(search)));
        assertThat(answer.status())
                .as("seed %d: %s: %s", SEED, search, answer.text())
                .isEqualTo(200);
    }

    private static void isNoFailure(HttpRequest.Builder request) throws Exception {
        var answer = Answer.to(request);
        assertThat(answer.status()).as("seed %d: %s", SEED, answer.text()).isLessThan(500);
    }

    private static String body(Soup soup) {
        var body = new HashMap<String, Object>();
        for (int i = soup.below(4); i >= 0; i--) {
            body.put(soup.one(FIELDS), soup.once(2) ? soup.next() : soup.one(VALUES));
        }
        return soup.once(20) ? soup.next() : JSON.writeValueAsString(body);
    }

    private static String query(Soup soup) {
        var parameters = new ArrayList<String>();
        for (int i = soup.below(4); i >= 0; i--) {
            var name = soup.one(FIELDS);
            var value = soup.once(2) ? soup.next() : soup.one(VALUES).toString();
            parameters.add((name.equals("query") ? "q" : name) + "=" + encoded(value));
        }
        return String.join("&", parameters);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
