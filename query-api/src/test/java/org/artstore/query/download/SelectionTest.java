package org.artstore.query.download;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-9, 0, 9",
        "bytes=3-3, 3, 3",
        "bytes=3-, 3, 9",
        "bytes=3-100, 3, 9",
        "bytes=-4, 6, 9",
        "bytes=-100, 0, 9",
        "'bytes = 1-2', 1, 2",
        "'bytes=,1-2,', 1, 2",
        "bytes=0000000000000000000000001-2, 1, 2",
        "bytes=1-99999999999999999999999999, 1, 9",
    })
    void readsOneRange(String header, long first, long last) {
        assertThat(Selection.of(header, 10)).isEqualTo(new Selection.Part(first, last, 10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=5-4",
                "bytes=50-40",
                "bytes=a-",
                "bytes=1-2-3",
                "bytes=0-1,3-4",
                "bytes=١-٢",
                "pages=1-2",
                "bytes=+1-2"
            })
    void takesTheWholeForAnythingElse(String header) {
        assertThat(Selection.of(header, 10)).isEqualTo(new Selection.Whole(10));
    }

    @Test
    void takesTheWholeWithoutAHeader() {
        assertThat(Selection.of(null, 10)).isEqualTo(new Selection.Whole(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-10", "bytes=99999999999999999999-", "bytes=-0"})
    void knowsWhatLiesBeyondTheEnd(String header) {
        assertThat(Selection.of(header, 10)).isEqualTo(new Selection.Beyond(10));
    }
}
