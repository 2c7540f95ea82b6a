package org.artstore.query.download;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class RangeHeaderTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-9, 0, 9",
        "bytes=3-3, 3, 3",
        "bytes=3-, 3, 9",
        "bytes=3-100, 3, 9",
        "bytes=-4, 6, 9",
        "bytes=-100, 0, 9",
        "'bytes = 1-2', 1, 2",
        "BYTES=1-2, 1, 2",
        "'bytes=1-2,50-', 1, 2",
        "'bytes=0-1,1-2', 0, 2",
        "'bytes=6-7, -2, 0-1', 0, 9",
        "'bytes=,1-2,', 1, 2",
        "bytes=0000000000000000000000001-2, 1, 2",
        "bytes=1-99999999999999999999999999, 1, 9",
    })
    void readsOneRange(String header, long first, long last) {
        assertThat(select(header, 10)).isEqualTo(new Selection.Part(first, last, 10));
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
                "bytes=0-1,a-4",
                "bytes=0-1,4-3",
                "bytes=0-1;3-4",
                "bytes=0-0,1-1,2-2,3-3",
                "bytes=0-1=2",
                "bytes=١-٢",
                "pages=1-2",
                "bytes=+1-2"
            })
    void takesTheWholeForAnythingElse(String header) {
        assertThat(select(header, 10)).isEqualTo(new Selection.Whole(10));
    }

    @Test
    void takesTheWholeWithoutAHeader() {
        assertThat(select(null, 10)).isEqualTo(new Selection.Whole(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=10-",
                "bytes=10-10",
                "bytes=99999999999999999999-",
                "bytes=-0",
                "bytes=10-,-0"
            })
    void knowsWhatLiesBeyondTheEnd(String header) {
        assertThat(select(header, 10)).isEqualTo(new Selection.Beyond(10));
    }

    @Test
    void keepsPartsThatAreFarApartInTheirOrder() {
        assertThat(select("bytes=9000-9001,0-4,-1", 10_000))
                .isEqualTo(
                        new Selection.Parts(
                                List.of(
                                        new Selection.Part(9000, 9001, 10_000),
                                        new Selection.Part(0, 4, 10_000),
                                        new Selection.Part(9999, 9999, 10_000))));
    }

    @Test
    void sendsNoByteTwice() {
        assertThat(select("bytes=0-1000,4000-5000,500-4200", 10_000))
                .isEqualTo(new Selection.Part(0, 5000, 10_000));
        assertThat(select("bytes=0-,0-,0-", 10_000)).isEqualTo(new Selection.Part(0, 9999, 10_000));
    }

    private static Selection select(@Nullable String header, long size) {
        return new RangeHeader(size, 3).select(header);
    }
}
