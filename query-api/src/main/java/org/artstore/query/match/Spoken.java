package org.artstore.query.match;

import org.artstore.query.words.Words;

/// Documents with words, in all their forms.
public record Spoken(Words words) implements Matching {

    static final String QUERY = "live.words_query(cast(:words as jsonb))";

    /// By attributes, tags, description and name.
    private static final String WEIGHTS = "cast('{0.2, 0.6, 0.4, 1.0}' as real[])";

    private static final String SCORE =
            "ts_rank(" + WEIGHTS + ", d.fts, " + QUERY + ") * live.freshness(d.created_at)";

    private static final String HEADLINE =
            """
            ts_headline(
                'pg_catalog.russian',
                translate(
                    concat_ws(' · ', d.original_filename, d.description,
                              array_to_string(d.tags, ', ')),
                    :marks, ''),
                %s, :headline)\
            """
                    .formatted(QUERY);

    @Override
    public Fragment condition() {
        return Fragment.of("d.fts @@ " + QUERY, "words", words.json());
    }

    @Override
    public Fragment score() {
        return Fragment.of(SCORE, "words", words.json());
    }

    @Override
    public Fragment headline() {
        return Fragment.of(HEADLINE, "words", words.json())
                .with("marks", Marks.ALL)
                .with("headline", Marks.OPTIONS);
    }
}
