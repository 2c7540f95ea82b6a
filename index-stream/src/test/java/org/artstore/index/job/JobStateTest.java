package org.artstore.index.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.stream.Collectors;

class JobStateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "building    | pause:paused abort:aborted",
                "paused      | resume:building abort:aborted",
                "ready       | abort:aborted switch:switched",
                "switched    | rollback:rolled_back",
                "rolled_back | ''",
                "aborted     | ''",
                "failed      | ''",
            })
    void allowsOnlyWhatLeadsOn(String state, String allowed) {
        var before = JobState.parse(state);
        var found =
                Arrays.stream(JobCommand.values())
                        .flatMap(
                                command ->
                                        before.after(command).stream()
                                                .map(it -> command.code() + ":" + it.code()))
                        .collect(Collectors.toSet());
        assertThat(found)
                .isEqualTo(
                        Arrays.stream(allowed.split(" "))
                                .filter(it -> !it.isEmpty())
                                .collect(Collectors.toSet()));
    }
}
