package org.artstore.query.search;

import org.artstore.query.match.Matching;
import org.artstore.query.match.Spoken;
import org.artstore.query.words.Words;

/// How the text of a search is understood.
enum Mode {
    FULLTEXT,
    PARTIAL,
    EXACT;

    Matching matching(String text) {
        return switch (this) {
            case FULLTEXT -> new Spoken(Words.in(text));
            case PARTIAL -> new Matching.Text(text.strip(), false);
            case EXACT -> new Matching.Text(text, true);
        };
    }
}
