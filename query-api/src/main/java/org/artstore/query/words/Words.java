package org.artstore.query.words;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;

/// What somebody looks for: one of the alternatives, and all terms of it. Without alternatives it
/// is found nowhere.
public record Words(List<List<Term>> alternatives) {

    static final int SHORTEST_UNCERTAIN = 4;
    static final int LONGEST_UNCERTAIN = 40;
    static final int MAX_UNCERTAIN = 6;
    private static final int MAX_TERMS = 20;

    private static final JsonMapper JSON = new JsonMapper();

    public Words {
        alternatives = alternatives.stream().map(List::copyOf).toList();
    }

    /// What `text` says, in the syntax of web searches: words, "phrases", `-excluded`, `or`, and
    /// `beginning*`.
    public static Words in(String text) {
        return new WordsReader(text).read();
    }

    /// As the database takes it.
    public String json() {
        return json(alternatives);
    }

    /// One term as the database takes it.
    public static String json(Term term) {
        return json(List.of(List.of(term)));
    }

    /// All the words of a text, whatever else stands in it, as the database takes them.
    public static String asOne(String text) {
        return json(new Term(Term.Kind.WORD, text, false));
    }

    /// The terms that may have been mistyped; none when they are too many to try.
    public List<Term> uncertain() {
        var found =
                alternatives.stream()
                        .flatMap(List::stream)
                        .filter(Term::isUncertain)
                        .distinct()
                        .toList();
        return found.size() <= MAX_UNCERTAIN && size() <= MAX_TERMS ? found : List.of();
    }

    private int size() {
        return alternatives.stream().mapToInt(List::size).sum();
    }

    private static String json(List<List<Term>> alternatives) {
        return JSON.writeValueAsString(
                alternatives.stream()
                        .map(terms -> terms.stream().map(Words::asMap).toList())
                        .toList());
    }

    private static Map<String, Object> asMap(Term term) {
        return Map.of(
                "kind", term.kind().toString(),
                "text", term.text(),
                "excluded", term.excluded());
    }
}
