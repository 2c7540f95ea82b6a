package org.artstore.query.search;

import org.springframework.web.util.HtmlUtils;

/// Turns what PostgreSQL marks in a text into HTML. The marks are control characters that are taken
/// out of the text before, so nothing in a document can pass for a mark or for HTML.
final class Snippet {

    private static final String START = "\u0001";
    private static final String STOP = "\u0002";

    /// What must not be in the text.
    static final String MARKS = START + STOP;

    /// How PostgreSQL cuts and marks.
    static final String OPTIONS =
            "StartSel=\""
                    + START
                    + "\", StopSel=\""
                    + STOP
                    + "\", MaxFragments=2, MaxWords=20, MinWords=5, FragmentDelimiter=\" … \"";

    private Snippet() {}

    static String html(String marked) {
        return HtmlUtils.htmlEscape(marked, "UTF-8")
                .replace(START, "<mark>")
                .replace(STOP, "</mark>");
    }
}
