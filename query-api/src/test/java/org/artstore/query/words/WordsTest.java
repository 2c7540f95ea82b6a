package org.artstore.query.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Collectors;

class WordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            quoteCharacter = '`',
            value = {
                "annual report = annual & report",
                "annual  annual = annual",
                "annual -report = annual & !report",
                "\"annual report\" 2024 = <annual report> & 2024",
                "-\"annual report\" = !<annual report>",
                "annual or report = annual | report",
                "a b OR c d = a & b | c & d",
                "a or a = a",
                "or a or or b or = a | b",
                "-or = !or",
                "rep* = rep~",
                "-rep* = !rep~",
                "re*p = re*p",
                "* ** - -- -* = ``",
                "`` = ``",
                "\"open = <open>",
                "a\"b c\"d = a & <b c> & d",
                "a-b c-* = a-b & c-~",
                "--a = !a",
                "& | ! :* ( ) ' \\ = ``",
                "договор* или акт = договор~ & или & акт",
            })
    void reads(String text, String said) {
        assertThat(read(text)).isEqualTo(said);
    }

    @Test
    void takesLongWordsOnceFromATextOfAnyLength() {
        var words = Words.in("\"a b\" or word ".repeat(100_000));
        assertThat(words.alternatives()).hasSize(3);
    }

    @Test
    void triesOtherWordsForAFewOnly() {
        assertThat(Words.in("reprot of -anual 1 \"some phrase\" begi*").uncertain())
                .containsExactly(new Term(Term.Kind.WORD, "reprot", false));
        assertThat(Words.in("aaaa bbbb cccc dddd eeee ffff gggg").uncertain()).isEmpty();
    }

    private static String read(String text) {
        return Words.in(text).alternatives().stream()
                .map(WordsTest::told)
                .collect(Collectors.joining(" | "));
    }

    private static String told(List<Term> terms) {
        return terms.stream().map(WordsTest::told).collect(Collectors.joining(" & "));
    }

    private static String told(Term term) {
        var text =
                switch (term.kind()) {
                    case WORD -> term.text();
                    case PHRASE -> "<" + term.text() + ">";
                    case PREFIX -> term.text() + "~";
                };
        return (term.excluded() ? "!" : "") + text;
    }
}
