package org.artstore.query.match;

import org.artstore.query.words.Term;
import org.artstore.query.words.Words;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Documents with words, or with others in their names that differ by a letter or two.
///
/// @param words with some that may have been mistyped
public record Mistyped(Words words) implements Matching {

    /// The index finds candidates by three letters in a row, which are then compared.
    private static final String RESEMBLES =
            "(d.fts @@ live.words_query(cast(:term_# as jsonb))"
                    + " or live.folded(:near_#) <% d.name_key"
                    + " and live.resembles(d.name_key, live.folded(:near_#)))";
    private static final String CERTAIN = "(d.fts @@ live.words_query(cast(:term_# as jsonb)))";
    private static final String NEARNESS =
            "case when d.fts @@ live.words_query(cast(:term_# as jsonb)) then 1.0"
                    + " else word_similarity(live.folded(:near_#), d.name_key) * 0.8 end";

    @Override
    public Fragment condition() {
        var numbers = numbers();
        var sql =
                words.alternatives().stream()
                        .map(
                                terms ->
                                        terms.stream()
                                                .map(it -> condition(it, numbers))
                                                .collect(Collectors.joining(" and ", "(", ")")))
                        .collect(Collectors.joining(" or ", "(", ")"));
        return new Fragment(sql, values(numbers));
    }

    @Override
    public Fragment score() {
        var numbers = numbers();
        var uncertain = words.uncertain();
        var sum =
                uncertain.stream()
                        .map(it -> numbered(NEARNESS, numbers.get(it)))
                        .collect(Collectors.joining(" + "));
        return new Fragment(
                "(%s) / %d * live.freshness(d.created_at)".formatted(sum, uncertain.size()),
                values(numbers));
    }

    private String condition(Term term, Map<Term, Integer> numbers) {
        if (words.uncertain().contains(term)) {
            return numbered(RESEMBLES, numbers.get(term));
        }
        return (term.excluded() ? "not " : "") + numbered(CERTAIN, numbers.get(term));
    }

    private static String numbered(String sql, @Nullable Integer number) {
        return sql.replace("#", String.valueOf(number));
    }

    private Map<Term, Integer> numbers() {
        var numbers = new HashMap<Term, Integer>();
        words.alternatives().stream()
                .flatMap(List::stream)
                .forEach(term -> numbers.putIfAbsent(term, numbers.size()));
        return numbers;
    }

    private Map<String, Object> values(Map<Term, Integer> numbers) {
        var uncertain = words.uncertain();
        var values = new HashMap<String, Object>();
        for (var entry : new ArrayList<>(numbers.entrySet())) {
            var term = entry.getKey();
            values.put("term_" + entry.getValue(), Words.json(term.included()));
            if (uncertain.contains(term)) {
                values.put("near_" + entry.getValue(), term.text());
            }
        }
        return values;
    }
}
