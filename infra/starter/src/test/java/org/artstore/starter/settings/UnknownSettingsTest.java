package org.artstore.starter.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

final class UnknownSettingsTest {

    private static final KnownSettings KNOWN =
            new KnownSettings(
                    Set.of("artstoreport", "artstorekafkabootstrapservers"),
                    Set.of("artstoreworkerroots"),
                    Set.of("artstorekafka"));

    private final StandardEnvironment environment = new StandardEnvironment();

    @Test
    void acceptsEverySpellingOfAKnownSetting() {
        given(
                "file",
                "artstore.kafka.bootstrap-servers",
                "artstore.kafka.bootstrapServers",
                "artstore.worker.roots.first",
                "artstore.worker.roots[0]");
        givenVariables(
                "ARTSTORE_PORT",
                "ARTSTORE_KAFKA_BOOTSTRAP_SERVERS",
                "ARTSTORE_KAFKA_BOOTSTRAPSERVERS");
        assertThatCode(this::refuse).doesNotThrowAnyException();
    }

    @Test
    void refusesAMisspeltSettingInOneSentence() {
        given("file", "artstore.prot");
        assertThatExceptionOfType(UnknownSettings.class)
                .isThrownBy(this::refuse)
                .withMessage("There is no setting artstore.prot.");
    }

    @Test
    void refusesAMisspeltVariableOfAPrefixThatAllServicesShare() {
        givenVariables("ARTSTORE_KAFKA_BOOTSTRAP_SEVERS");
        assertThatExceptionOfType(UnknownSettings.class).isThrownBy(this::refuse);
    }

    @Test
    void leavesVariablesForOtherServicesAlone() {
        givenVariables("ARTSTORE_INGEST_LIMIT");
        assertThatCode(this::refuse).doesNotThrowAnyException();
    }

    @Test
    void findsTheNamesInTheRecordsOfTheService() {
        assertThat(KnownSettings.uniform("ARTSTORE_STOP_WITHIN"))
                .isEqualTo(KnownSettings.uniform("artstore.stopWithin"));
    }

    private void given(String source, String... names) {
        environment.getPropertySources().addLast(new MapPropertySource(source, values(names)));
    }

    private void givenVariables(String... names) {
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                values(names)));
    }

    private static Map<String, Object> values(String... names) {
        return Set.of(names).stream().collect(Collectors.toMap(name -> name, _ -> "1"));
    }

    private void refuse() {
        UnknownSettings.refuse(environment, KNOWN);
    }
}
