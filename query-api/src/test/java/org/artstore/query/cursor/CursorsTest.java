package org.artstore.query.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

class CursorsTest {

    private static final byte[] PLACE = "{\"at\":7}".getBytes(StandardCharsets.UTF_8);

    private final Cursors cursors = new Cursors("the secret of all instances");

    @Test
    void opensWhatAnotherInstanceSealed() {
        var cursor = new Cursors("the secret of all instances").seal("list", PLACE);
        assertThat(cursors.open("list", cursor)).isEqualTo(PLACE);
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void refusesWhatAnotherServiceSealed() {
        var cursor = new Cursors("another secret").seal("list", PLACE);
        assertThatThrownBy(() -> cursors.open("list", cursor))
                .isInstanceOf(CursorRejected.NotOurs.class);
    }

    @Test
    void refusesTheCursorOfAnotherList() {
        var cursor = cursors.seal("list", PLACE);
        assertThatThrownBy(() -> cursors.open("another list", cursor))
                .isInstanceOf(CursorRejected.OfAnother.class);
    }

    @Test
    void refusesEveryChangeOfABit() {
        var sealed = Base64.getUrlDecoder().decode(cursors.seal("list", PLACE));
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            var changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            var cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThatThrownBy(() -> cursors.open("list", cursor))
                    .isInstanceOf(CursorRejected.NotOurs.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "AQ", "AQ==", "%", "\0", "ключ", "AAAA AAAA", "////"})
    void refusesWhatIsNone(String cursor) {
        assertThatThrownBy(() -> cursors.open("list", cursor))
                .isInstanceOf(CursorRejected.NotOurs.class);
    }

    @Test
    void refusesAnotherSpelling() {
        var cursor = cursors.seal("list", PLACE);
        assertThatThrownBy(() -> cursors.open("list", cursor + "="))
                .isInstanceOf(CursorRejected.NotOurs.class);
    }
}
