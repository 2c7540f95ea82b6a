package org.artstore.query.words;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads words from left to right; nothing is an error. Who repeats a term says nothing new.
final class WordsReader {

    private static final String OR = "or";
    private static final char QUOTE = '"';

    private final String text;
    private final Set<List<Term>> alternatives = new LinkedHashSet<>();
    private Set<Term> terms = new LinkedHashSet<>();
    private int at;

    WordsReader(String text) {
        this.text = text.replace('\0', ' ');
    }

    Words read() {
        while (at < text.length()) {
            if (isSpace(text.charAt(at))) {
                at++;
            } else {
                readTerm();
            }
        }
        endAlternative();
        return new Words(new ArrayList<>(alternatives));
    }

    private void readTerm() {
        boolean excluded = text.charAt(at) == '-';
        while (at < text.length() && text.charAt(at) == '-') {
            at++;
        }
        if (at == text.length() || isSpace(text.charAt(at))) {
            return;
        }
        if (text.charAt(at) == QUOTE) {
            readPhrase(excluded);
        } else {
            readWord(excluded);
        }
    }

    private void readPhrase(boolean excluded) {
        int end = text.indexOf(QUOTE, at + 1);
        int last = end < 0 ? text.length() : end;
        add(Term.Kind.PHRASE, text.substring(at + 1, last), excluded);
        at = end < 0 ? last : end + 1;
    }

    private void readWord(boolean excluded) {
        int start = at;
        while (at < text.length() && !isSpace(text.charAt(at)) && text.charAt(at) != QUOTE) {
            at++;
        }
        var word = text.substring(start, at);
        if (!excluded && word.equalsIgnoreCase(OR)) {
            endAlternative();
        } else if (word.endsWith("*")) {
            add(Term.Kind.PREFIX, word.substring(0, word.length() - 1), excluded);
        } else {
            add(Term.Kind.WORD, word, excluded);
        }
    }

    private void add(Term.Kind kind, String said, boolean excluded) {
        if (said.codePoints().anyMatch(Character::isLetterOrDigit)) {
            terms.add(new Term(kind, said.strip(), excluded));
        }
    }

    private void endAlternative() {
        if (!terms.isEmpty()) {
            alternatives.add(List.copyOf(terms));
            terms = new LinkedHashSet<>();
        }
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
