package org.artstore.bench.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {

    @ParameterizedTest
    @CsvSource({
        "503 overloaded, true",
        "429 rate-limited, true",
        "503 log-unavailable, false",
        "503, false",
        "507 quota-exceeded, false",
        "broken, false"
    })
    void onlyTooMuchLoadIsNoFailure(String refusal, boolean isForTooMuchLoad) {
        assertThat(Refusals.isForTooMuchLoad(refusal)).isEqualTo(isForTooMuchLoad);
    }
}
