package org.artstore.query.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.query.world.Answer;
import org.artstore.query.world.Papers;
import org.artstore.query.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Compares search with what PostgreSQL does by itself, by nDCG@10 over the judged queries.
class RelevanceIT {

    private static final int SHOWN = 10;
    private static final World WORLD = World.shared();
    private static final String TENANT = "judges";
    private static final String READER = WORLD.reader().tenant(TENANT).sign();
    private static final String PLAIN =
            """
            select file_id
            from live.documents,
                 lateral to_tsvector(
                     'russian',
                     concat_ws(' ', original_filename, description, array_to_string(tags, ' '),
                               custom_attributes)) as lexemes,
                 websearch_to_tsquery('russian', ?) as query
            where tenant = 'judges' and lexemes @@ query
            order by ts_rank(lexemes, query) desc, file_id desc limit 10
            """;
    private static final String OWN_LEXEMES =
            """
            select file_id
            from live.documents, live.search_query(?) as query
            where tenant = 'judges' and fts @@ query
            order by ts_rank(fts, query) desc, file_id desc limit 10
            """;

    private static Map<String, String> marks;

    @BeforeAll
    static void fill() throws Exception {
        var documents = Judged.documents(TENANT);
        WORLD.index().add(documents.values().toArray(Papers[]::new));
        marks =
                documents.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        it -> it.getValue().file().toString(), Map.Entry::getKey));
    }

    @Test
    void answersBetterThanPlainRanking() throws Exception {
        var queries = Judged.queries();
        double search = 0;
        double plain = 0;
        double own = 0;
        for (var query : queries) {
            double found = gain(query, search(query.text()));
            double byPlain = gain(query, WORLD.index().ids(PLAIN, query.text()));
            search += found;
            plain += byPlain;
            own += gain(query, WORLD.index().ids(OWN_LEXEMES, query.text()));
            if (found < 1) {
                System.out.printf("%.3f (plain %.3f) %s%n", found, byPlain, query.text());
            }
        }
        int count = queries.size();
        System.out.printf(
                "nDCG@10 over %d queries: search %.4f, ts_rank over the index's lexemes %.4f,"
                        + " plain ts_rank %.4f%n",
                count, search / count, own / count, plain / count);
        assertThat(count).isGreaterThanOrEqualTo(60);
        assertThat(search).isGreaterThanOrEqualTo(plain).isGreaterThanOrEqualTo(own);
        assertThat(search / count).isGreaterThan(0.95);
    }

    private static List<String> search(String query) throws Exception {
        var path = "/api/v1/search?limit=10&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        return Answer.to(WORLD.get(path, READER))
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("file_id").asString())
                .toList();
    }

    private static double gain(Judged.Query query, List<String> found) {
        var grades =
                found.stream()
                        .map(id -> query.grades().getOrDefault(marks.getOrDefault(id, ""), 0))
                        .toList();
        return discounted(grades)
                / discounted(
                        query.grades().values().stream()
                                .sorted(Comparator.reverseOrder())
                                .toList());
    }

    private static double discounted(Collection<Integer> grades) {
        double sum = 0;
        int place = 1;
        for (int grade : grades.stream().limit(SHOWN).toList()) {
            sum += (Math.pow(2, grade) - 1) / (Math.log(1 + place++) / Math.log(2));
        }
        return sum;
    }
}
