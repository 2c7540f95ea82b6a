package org.artstore.query.match;

import org.artstore.query.words.Words;

/// Documents with words, in all their forms.
public record Spoken(Words words) implements Matching {

    /// A function of constants in a FROM is a constant to the planner wherever it is named.
    private static final String COMMON =
            " cross join live.words_query(cast(:words as jsonb)) as asked";

    /// By attributes, tags, description and name.
    private static final String WEIGHTS = "cast('{0.2, 0.6, 0.4, 1.0}' as real[])";

    private static final String SCORE =
            "ts_rank(" + WEIGHTS + ", d.fts, asked) * live.freshness(d.created_at)";

    private static final String HEADLINE =
            """
            ts_headline(
                'pg_catalog.russian',
                translate(
                    concat_ws(' · ', d.original_filename, d.description,
                              array_to_string(d.tags, ', ')),
                    :marks, ''),
                asked, :headline)\
            """;

    @Override
    public Fragment common() {
        return Fragment.of(COMMON, "words", words.json());
    }

    @Override
    public Fragment condition() {
        return Fragment.of("d.fts @@ asked");
    }

    @Override
    public Fragment score() {
        return Fragment.of(SCORE);
    }

    @Override
    public Fragment headline() {
        return Fragment.of(HEADLINE, "marks", Marks.ALL).with("headline", Marks.OPTIONS);
    }
}
