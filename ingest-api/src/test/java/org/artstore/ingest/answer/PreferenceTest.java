package org.artstore.ingest.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;

class PreferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "''                          | 30  | none",
                "respond-async               | 0   | respond-async",
                "Respond-Async               | 0   | respond-async",
                "respond-async; foo=bar      | 0   | respond-async",
                "wait=5                      | 5   | wait=5",
                "wait = \"7\"                | 7   | wait=7",
                "wait=5, wait=9              | 5   | wait=5",
                "respond-async, wait=10      | 10  | respond-async",
                "wait=10,respond-async       | 10  | respond-async",
                "wait=100000                 | 300 | wait=100000",
                "wait=soon                   | 30  | none",
                "wait=-1                     | 30  | none",
                "wait                        | 30  | none",
                "wait=99999999999            | 30  | none",
                "handling=lenient, waiting=1 | 30  | none"
            })
    void followsRfc7240(
            String header, long seconds, @org.jspecify.annotations.Nullable String applied) {
        var preference = Preference.read(List.of(header));

        assertThat(preference.within(Duration.ofSeconds(30), Duration.ofMinutes(5)))
                .isEqualTo(Duration.ofSeconds(seconds));
        assertThat(preference.applied()).isEqualTo(applied);
    }
}
