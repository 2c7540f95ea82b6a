package org.artstore.query.match;

import org.artstore.query.words.Words;
import org.jspecify.annotations.Nullable;

/// What makes a document a hit, beside filters.
public sealed interface Matching permits Matching.Everything, Matching.Text, Mistyped, Spoken {

    /// What the other pieces have in common and the database is to work out once, to be joined with
    /// the rows `d`.
    default Fragment common() {
        return Fragment.of("");
    }

    /// Whether the row `d` is one.
    Fragment condition();

    /// How good a hit the row `d` is: the more the better, and a function of that row alone. Null
    /// when all hits are equally good.
    @Nullable Fragment score();

    /// The beginning or the best piece of the row `d` with marks; null when there are none to set.
    default @Nullable Fragment headline() {
        return null;
    }

    /// Every document.
    record Everything() implements Matching {

        @Override
        public Fragment condition() {
            return Fragment.of("true");
        }

        @Override
        public @Nullable Fragment score() {
            return null;
        }
    }

    /// Documents with a text in their name, their description or a tag, or with one of the first
    /// two that is this text.
    ///
    /// @param whole whether nothing else may stand there, and every character counts
    record Text(String text, boolean whole) implements Matching {

        private static final String PART =
                "(d.name_key like live.pattern(live.folded(:part))"
                        + " or live.plain(d.description) like live.pattern(live.plain(:part))"
                        + " or exists (select from unnest(d.tags) as tag"
                        + " where live.plain(tag) like live.pattern(live.plain(:part))))";

        /// What is the same has the same words, and these have an index.
        private static final String WHOLE =
                "(numnode(live.words_query(cast(:whole_words as jsonb))) = 0"
                        + " or d.fts @@ live.words_query(cast(:whole_words as jsonb)))"
                        + " and (normalize(d.original_filename) = normalize(:whole)"
                        + " or normalize(d.description) = normalize(:whole))";

        @Override
        public Fragment condition() {
            return whole
                    ? Fragment.of(WHOLE, "whole", text).with("whole_words", Words.asOne(text))
                    : Fragment.of(PART, "part", text);
        }

        @Override
        public @Nullable Fragment score() {
            return null;
        }
    }
}
