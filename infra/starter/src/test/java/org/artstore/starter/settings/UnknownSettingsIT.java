package org.artstore.starter.settings;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.artstore.starter.sample.SampleService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

final class UnknownSettingsIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "artstore.kafka.bootstrap-server",
                "artstore.auth.isuer",
                "artstore.supervise",
                "artstore.nothing.at.all"
            })
    void stopTheStart(String setting) {
        assertThatExceptionOfType(UnknownSettings.class)
                .isThrownBy(() -> start("--" + setting + "=1"))
                .withMessage("There is no setting " + setting + ".");
    }

    @Test
    void knownOnesDoNot() {
        start("--artstore.auth.keys-kept=PT1H", "--artstore.port=0", "--artstore.json-logs=false");
    }

    private static void start(String... arguments) {
        new SpringApplicationBuilder(SampleService.class)
                .web(WebApplicationType.REACTIVE)
                .properties("server.port=0")
                .run(arguments)
                .close();
    }
}
