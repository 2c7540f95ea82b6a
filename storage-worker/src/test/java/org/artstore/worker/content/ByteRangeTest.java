package org.artstore.worker.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=0-99, 0, 100",
        "bytes=10-, 10, 90",
        "bytes=-10, 90, 10",
        "bytes=-1000, 0, 100",
        "bytes=50-1000, 50, 50",
        "bytes=99-99, 99, 1"
    })
    void readsASingleRange(String header, long start, long length) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(new ByteRange(start, length, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=-",
                "bytes=5-2",
                "bytes=0-1,5-6",
                "lines=1-2",
                "bytes=a-b",
                "bytes=99999999999999999999-",
                ""
            })
    void ignoresWhatIsNoSingleRange(String header) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(ByteRange.whole(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
    void refusesARangeWithoutAByte(String header) {
        assertThatThrownBy(() -> ByteRange.of(header, 100))
                .isInstanceOf(ContentRejected.OutOfRange.class);
    }

    @Test
    void isAllOfItWithoutAHeader() {
        assertThat(ByteRange.of(null, 100)).isEqualTo(ByteRange.whole(100));
    }
}
