package org.artstore.query.search;

import org.artstore.query.match.Marks;
import org.springframework.web.util.HtmlUtils;

/// Turns what PostgreSQL marks in a text into HTML.
final class Snippet {

    private Snippet() {}

    static String html(String marked) {
        return HtmlUtils.htmlEscape(marked, "UTF-8")
                .replace(Marks.START, "<mark>")
                .replace(Marks.STOP, "</mark>");
    }
}
