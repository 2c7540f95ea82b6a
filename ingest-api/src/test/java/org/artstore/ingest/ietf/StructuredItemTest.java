package org.artstore.ingest.ietf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class StructuredItemTest {

    @ParameterizedTest
    @CsvSource({
        "?1,true",
        "?0,false",
        "' ?1 ',true",
        "?1;a,true",
        "'?1; a=1;b=\"x;, \\\" y\";c=:AQ==:',true",
        "?0;*k=tok/en,false"
    })
    void readsBooleans(String header, boolean value) {
        assertThat(StructuredItem.bool(List.of(header))).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "0",
                "true",
                "?2",
                "?10",
                "??1",
                "?1,?1",
                "?1;",
                "?1;A",
                "?1 ;a",
                "?1;a=\"open",
                "?1;a=",
                "\t?1"
            })
    void whatIsNoBooleanIsIgnored(String header) {
        assertThat(StructuredItem.bool(List.of(header))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "42,42",
        "007,7",
        "-0,0",
        "' 5 ',5",
        "5;unit=b,5",
        "999999999999999,999999999999999"
    })
    void readsNumbersOfBytes(String header, long value) {
        assertThat(StructuredItem.bytes(List.of(header))).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "+1",
                "1.0",
                "1e3",
                "0x1",
                "1000000000000000",
                "1 2",
                "\"1\"",
                "?1",
                "٣"
            })
    void whatIsNoNumberOfBytesIsIgnored(String header) {
        assertThat(StructuredItem.bytes(List.of(header))).isEmpty();
    }

    @Test
    void anItemThatIsSentTwiceIsNone() {
        assertThat(StructuredItem.bytes(List.of("1", "1"))).isEmpty();
        assertThat(StructuredItem.bool(List.of("?1", "?1"))).isEmpty();
        assertThat(StructuredItem.bool(List.of())).isEmpty();
    }
}
