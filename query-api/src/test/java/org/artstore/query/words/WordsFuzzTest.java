package org.artstore.query.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.query.world.Soup;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/// `-Dfuzzed-words=<texts>` for more, `-Dfuzz-seed=<seed>` for the same ones again.
class WordsFuzzTest {

    private static final int TEXTS = Integer.getInteger("fuzzed-words", 50_000);
    private static final long SEED = Long.getLong("fuzz-seed", System.nanoTime());
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void readsEveryText() {
        System.out.println("seed of the texts: " + SEED);
        Soup.known().forEach(WordsFuzzTest::read);
        var soup = new Soup(SEED);
        for (int i = 0; i < TEXTS; i++) {
            read(soup.next());
        }
    }

    private static void read(String text) {
        var words = Words.in(text);
        assertThat(words.alternatives())
                .as("seed %d: %s", SEED, text)
                .doesNotHaveDuplicates()
                .allSatisfy(WordsFuzzTest::isSound);
        assertThat(JSON.readTree(words.json())).hasSize(words.alternatives().size());
        assertThat(words.uncertain()).hasSizeLessThanOrEqualTo(Words.MAX_UNCERTAIN);
    }

    private static void isSound(List<Term> terms) {
        assertThat(terms).isNotEmpty().doesNotHaveDuplicates();
        for (var term : terms) {
            assertThat(term.text().codePoints().anyMatch(Character::isLetterOrDigit)).isTrue();
            assertThat(term.text()).doesNotContain("\0", "\"");
        }
    }
}
