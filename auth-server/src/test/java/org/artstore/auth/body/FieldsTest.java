package org.artstore.auth.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;

class FieldsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void givesWhatIsThere() {
        var fields = fields("{\"name\": \"Отчёт 📄\", \"size\": 9223372036854775807}");
        var name = fields.required("name", FieldType.text(7));
        var size = fields.optional("size", FieldType.number(0, Long.MAX_VALUE));
        assertThat(fields.optional("other", FieldType.text(1))).isNull();
        fields.complete();
        assertThat(name.get()).isEqualTo("Отчёт 📄");
        assertThat(size).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null|is required",
                "\"\"|must have 1 to 3 characters",
                "\" \"|must have 1 to 3 characters",
                "\"abcd\"|must have 1 to 3 characters",
                "\"a\\u0000\"|must have no control characters",
                "\"a\\u0085\"|must have no control characters",
                "true|must be text",
                "{}|must be text"
            })
    void saysWhatTextIsNot(String json, String detail) {
        var fields = fields("{\"a\": " + json + "}");
        var _ = fields.required("a", FieldType.text(3));
        assertThat(refused(fields).violations()).containsExactly(new Violation("/a", detail));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|must be from 1 to 3",
                "4|must be from 1 to 3",
                "-1|must be from 1 to 3",
                "18446744073709551617|must be from 1 to 3",
                "1.0|must be a whole number",
                "\"1\"|must be a whole number"
            })
    void saysWhatANumberIsNot(String json, String detail) {
        var fields = fields("{\"a\": " + json + "}");
        var _ = fields.optional("a", FieldType.number(1, 3));
        assertThat(refused(fields).violations()).containsExactly(new Violation("/a", detail));
    }

    @Test
    void namesAllThatIsWrongAtOnce() {
        var fields = fields("{\"a\": 1, \"x/y\": 2}");
        var _ = fields.required("a", FieldType.text(3));
        var _ = fields.required("b", FieldType.text(3));
        assertThat(refused(fields).violations())
                .extracting(Violation::pointer)
                .containsExactly("/a", "/b", "/x~1y");
    }

    private static Fields fields(String json) {
        return new Fields(JSON.readTree(json));
    }

    private static BodyRejected refused(Fields fields) {
        return catchThrowableOfType(BodyRejected.class, fields::complete);
    }
}
