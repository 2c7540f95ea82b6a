package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.util.Arrays;
import java.util.Map;

/// Every setting has the default that the README names, and can be set.
class SettingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "upload.UploadSettings       | maxFileSize       | 5368709120B           | 7B",
                "upload.UploadSettings       | maxMetadataSize   | 65536B                | 7B",
                "upload.UploadSettings       | mostFiles         | 100                   | 7",
                "upload.UploadSettings       | maxBatchSize      | 5368709120B           | 7B",
                "upload.UploadSettings       | idleTimeout       | PT1M                  | PT7S",
                "upload.UploadSettings       | leastRate         | 1024B                 | 7B",
                "upload.UploadSettings       | rateWindow        | PT1M                  | PT7S",
                "coding.CodingSettings       | mostExpansion     | 100                   | 7",
                "coding.CodingSettings       | freeSize          | 1048576B              | 7B",
                "answer.AnswerSettings       | patience          | PT30S                 | PT7S",
                "answer.AnswerSettings       | longestPatience   | PT5M                  | PT7S",
                "answer.QuerySettings        | publicUrl         | http://localhost:8030 |"
                        + " http://x",
                "change.ChangeSettings       | lookup            | PT3S                  | PT7S",
                "change.ChangeSettings       | patience          | PT30S                 | PT7S",
                "change.ChangeSettings       | attempts          | 10                    | 7",
                "change.ChangeSettings       | waiting           | 5000                  | 7",
                "template.TemplateSettings   | mostCompiled      | 262144B               | 7B",
                "template.TemplateSettings   | retryAfter        | PT2S                  | PT7S",
                "outcome.OutcomeSettings     | waiting           | 20000                 | 7",
                "outcome.OutcomeSettings     | recent            | 10000                 | 7",
                "journal.JournalSettings     | inFlight          | 33554432B             | 7B",
                "journal.JournalSettings     | inFlightPerAccount | 16777216B            | 7B",
                "journal.JournalSettings     | inFlightPerUpload | 8388608B              | 7B",
                "journal.JournalSettings     | linger            | PT0S                  | PT7S",
                "journal.JournalSettings     | batch             | 65536B                | 7B",
                "journal.JournalSettings     | patience          | PT0.7S                | PT7S",
                "journal.JournalSettings     | probeInterval     | PT0.1S                | PT7S",
                "journal.JournalSettings     | deliveryTimeout   | PT30S                 | PT7S",
                "journal.JournalSettings     | retryAfter        | PT2S                  | PT7S",
                "register.RegisterSettings   | uploadLife        | PT24H                 | PT7S",
                "register.RegisterSettings   | mostOpen          | 50000                 | 7",
                "register.RegisterSettings   | mostEnded         | 50000                 | 7",
                "register.RegisterSettings   | mostMetadata      | 16777216B             | 7B",
                "register.RegisterSettings   | patience          | PT5S                  | PT7S",
                "register.RegisterSettings   | sealPatience      | PT15S                 | PT7S",
                "register.RegisterSettings   | retryAfter        | PT2S                  | PT7S",
                "claim.ClaimSettings         | life              | PT24H                 | PT7S",
                "claim.ClaimSettings         | most              | 100000                | 7",
                "finalisation.FinalisationSettings | patience | PT30S | PT7S",
                "restore.RestoreSettings | keep | PT720H | PT7S",
                "finalisation.FinalisationSettings | remembered | 100000 | 7",
                "claim.ClaimSettings         | lease             | PT15S                 | PT7S",
                "claim.ClaimSettings         | waiting           | PT40S                 | PT7S",
                "claim.ClaimSettings         | patience          | PT5S                  | PT7S",
                "claim.ClaimSettings         | retryAfter        | PT2S                  | PT7S",
                "admission.AdmissionSettings | least | 56 | 7",
                "admission.AdmissionSettings | first | 64 | 57",
                "admission.AdmissionSettings | most | 96 | 65",
                "admission.AdmissionSettings | tolerance | 2.0 | 7.0",
                "admission.AdmissionSettings | grace | PT0.2S | PT7S",
                "admission.AdmissionSettings | stalled | PT2S | PT7S",
                "admission.AdmissionSettings | mostReading | 2000 | 7",
                "admission.AdmissionSettings | retryAfter | PT2S | PT7S",
                "connection.ConnectionSettings | most | 4000 | 7",
                "connection.ConnectionSettings | reserve | 100 | 7",
                "connection.ConnectionSettings | headTimeout | PT10S | PT7S",
                "connection.ConnectionSettings | idleTimeout | PT1M | PT7S",
                "connection.ConnectionSettings | leastRate | 1024B | 7B",
                "connection.ConnectionSettings | rateWindow | PT1M | PT7S",
                "connection.ConnectionSettings | leftoverTimeout | PT5S | PT7S",
                "redis.RedisSettings         | host              | localhost             | x",
                "redis.RedisSettings         | port              | 6379                  | 7",
                "redis.RedisSettings         | patience          | PT0.02S               | PT7S",
                "redis.RedisSettings         | pause             | PT1S                  | PT7S",
                "account.AccountSettings     | mostLimited       | 50000                 | 7",
                "quota.QuotaSettings         | mostAccounts      | 50000                 | 7",
                "rate.RateSettings           | requestsPerMinute | 600000                | 7",
                "rate.RateSettings           | bytesPerSecond    | 0                     | 7",
                "rate.RateSettings           | longestDebt       | PT10S                 | PT7S",
                "rate.RateSettings           | mostAccounts      | 10000                 | 7",
                "compression.CompressionSettings | codec | none | lz4",
                "compression.CompressionSettings | mediaTypes | [text/*, application/json,"
                        + " application/*+json, application/x-ndjson, application/xml,"
                        + " application/*+xml, image/svg+xml, application/javascript,"
                        + " application/sql, application/yaml, application/rtf,"
                        + " application/postscript, application/x-tar] | [a/b]",
                "compression.CompressionSettings | least | 4096B | 7B",
                "compression.CompressionSettings | mostRatio | 0.8 | 0.5"
            })
    void hasItsDefaultAndCanBeSet(String record, String name, String standard, String other) {
        var type = type(record);
        var property =
                type.getAnnotation(ConfigurationProperties.class).value() + "." + kebab(name);

        assertThat(value(type, name, Map.of())).isEqualTo(standard);
        assertThat(value(type, name, Map.of(property, bare(other)))).isEqualTo(other);
    }

    @Test
    void noSettingIsForgottenHere() {
        var records =
                Map.ofEntries(
                        Map.entry("upload.UploadSettings", 7),
                        Map.entry("coding.CodingSettings", 2),
                        Map.entry("compression.CompressionSettings", 4),
                        Map.entry("answer.AnswerSettings", 2),
                        Map.entry("answer.QuerySettings", 1),
                        Map.entry("outcome.OutcomeSettings", 2),
                        Map.entry("journal.JournalSettings", 9),
                        Map.entry("register.RegisterSettings", 7),
                        Map.entry("admission.AdmissionSettings", 8),
                        Map.entry("connection.ConnectionSettings", 7),
                        Map.entry("redis.RedisSettings", 4),
                        Map.entry("account.AccountSettings", 1),
                        Map.entry("template.TemplateSettings", 2),
                        Map.entry("rate.RateSettings", 4),
                        Map.entry("claim.ClaimSettings", 6),
                        Map.entry("finalisation.FinalisationSettings", 2),
                        Map.entry("quota.QuotaSettings", 1));

        assertThat(records)
                .allSatisfy(
                        (record, count) ->
                                assertThat(type(record).getRecordComponents()).hasSize(count));
    }

    private static String value(Class<?> type, String name, Map<String, String> set) {
        var prefix = type.getAnnotation(ConfigurationProperties.class).value();
        var settings =
                new Binder(new MapConfigurationPropertySource(set))
                        .bindOrCreate(prefix, Bindable.of(type));
        try {
            var component =
                    Arrays.stream(type.getRecordComponents())
                            .filter(one -> one.getName().equals(name))
                            .findFirst()
                            .orElseThrow();
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return String.valueOf(accessor.invoke(settings));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// How a list is set: without the brackets in which it is shown.
    private static String bare(String value) {
        return value.startsWith("[") ? value.substring(1, value.length() - 1) : value;
    }

    private static Class<?> type(String record) {
        try {
            return Class.forName("org.artstore.ingest." + record);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }
}
