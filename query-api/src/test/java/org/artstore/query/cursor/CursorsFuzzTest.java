package org.artstore.query.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.query.world.Soup;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

/// `-Dfuzzed-cursors=<cursors>` for more, `-Dfuzz-seed=<seed>` for the same ones again.
class CursorsFuzzTest {

    private static final int CURSORS = Integer.getInteger("fuzzed-cursors", 50_000);
    private static final long SEED = Long.getLong("fuzz-seed", System.nanoTime());

    private final Cursors cursors = new Cursors("the secret of all instances");

    @Test
    void opensWhatItSealedAndRefusesWhatElseLooksLikeIt() {
        System.out.println("seed of the cursors: " + SEED);
        Soup.known().forEach(this::refuses);
        var soup = new Soup(SEED);
        for (int i = 0; i < CURSORS; i++) {
            var list = soup.next();
            var place = soup.next().getBytes(StandardCharsets.UTF_8);
            var cursor = cursors.seal(list, place);
            assertThat(cursors.open(list, cursor)).as("seed %d", SEED).isEqualTo(place);
            refuses(changed(cursor, soup));
        }
    }

    private static String changed(String cursor, Soup soup) {
        var text = new StringBuilder(cursor);
        int at = soup.below(cursor.length());
        switch (soup.below(4)) {
            case 0 -> text.setCharAt(at, text.charAt(at) == 'A' ? 'B' : 'A');
            case 1 -> text.deleteCharAt(at);
            case 2 -> text.insert(at, 'A');
            default -> text.replace(at, text.length(), soup.next() + "!");
        }
        return text.toString();
    }

    private void refuses(String cursor) {
        assertThatThrownBy(() -> cursors.open("list", cursor))
                .as("seed %d: %s", SEED, cursor)
                .isInstanceOf(CursorRejected.class);
    }
}
