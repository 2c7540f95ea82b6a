package org.artstore.schemas.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.schemas.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Collections;
import java.util.List;

class MetadataTest {

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "отчёт.pdf", "年度报告.docx", ".profile", "no extension", "a..b"})
    void keepsLegalNamesWhole(String name) {
        assertThat(named(name).originalFilename()).isEqualTo(name);
    }

    @Test
    void keeps500CharactersOfAnyScript() {
        var name = "😀".repeat(500);

        assertThat(named(name).originalFilename()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "../etc/passwd",
                "a/b",
                "a\\b",
                ".",
                "..",
                "a\u0000b",
                "a\nb",
                "a\u007fb",
                "a\u0085b",
                "a\ud800"
            })
    void refusesIllegalNames(String name) {
        assertRejected(() -> named(name), "/filename");
    }

    @Test
    void refuses501Characters() {
        assertRejected(() -> named("я".repeat(501)), "/filename");
    }

    @Test
    void pointsAtTheTagThatIsTooLong() {
        var tags = List.of("good", "x".repeat(51));

        assertRejected(() -> new Metadata("a", null, tags, CustomAttributes.NONE), "/tags/1");
    }

    @Test
    void refuses51Tags() {
        var tags = Collections.nCopies(51, "tag");

        assertRejected(() -> new Metadata("a", null, tags, CustomAttributes.NONE), "/tags");
    }

    @Test
    void refusesALongDescription() {
        assertRejected(
                () -> new Metadata("a", "d".repeat(1_001), List.of(), CustomAttributes.NONE),
                "/description");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":12345678901234567891}",
                "{\"a\":[{\"b\":0.12345678901234567891}]}",
                "{\"big\":1e999}",
                "{\"a\":\"\\u0000\"}",
                "{\"\\ud800\":1}"
            })
    void refusesAttributesThatStoresWouldChange(String json) {
        var attributes = new CustomAttributes(Samples.object(json));

        assertRejected(() -> new Metadata("a", null, List.of(), attributes), "/custom_attributes");
    }

    private static Metadata named(String name) {
        return new Metadata(name, null, List.of(), CustomAttributes.NONE);
    }

    private static void assertRejected(Runnable attempt, String pointer) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        MetadataRejected.class, e -> assertThat(e.pointer()).isEqualTo(pointer));
    }
}
