package org.artstore.query.words;

import java.util.Locale;

/// A part of what somebody looks for.
///
/// @param text as it was typed, with a letter or a digit in it
/// @param excluded whether documents that match it are not wanted
public record Term(Kind kind, String text, boolean excluded) {

    /// How a term matches.
    public enum Kind {
        /// In every form of the word.
        WORD,
        /// These words, one after the other.
        PHRASE,
        /// Words that begin so.
        PREFIX;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The same, wanted.
    public Term included() {
        return new Term(kind, text, false);
    }

    /// Whether somebody who typed it may have meant another word.
    boolean isUncertain() {
        int length = text.codePointCount(0, text.length());
        return kind == Kind.WORD
                && !excluded
                && length >= Words.SHORTEST_UNCERTAIN
                && length <= Words.LONGEST_UNCERTAIN;
    }
}
