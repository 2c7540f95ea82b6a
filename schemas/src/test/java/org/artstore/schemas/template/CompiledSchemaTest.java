package org.artstore.schemas.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.schemas.event.EventJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.node.ObjectNode;

class CompiledSchemaTest {

    private static final CompiledSchema INVOICE =
            compiled(
                    """
                    {"required":["number"],"additionalProperties":false,
                     "properties":{"number":{"type":"string","pattern":"^R-\\\\d+$"},
                      "due":{"format":"date"},"rows":{"items":{"type":"integer","minimum":1}},
                      "a/b":{"const":1}}}
                    """);

    @Test
    void nothingIsWrongWithWhatSatisfiesIt() {
        assertThat(
                        INVOICE.violations(
                                json("{\"number\":\"R-1\",\"due\":\"2026-11-21\",\"rows\":[1,2]}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                    | /number
                    {"number":"R-1","a":{"b":1}}          | /a
                    {"number":5}                          | /number
                    {"number":"1"}                        | /number
                    {"number":"R-1","due":"soon"}         | /due
                    {"number":"R-1","rows":[1,0]}         | /rows/1
                    {"number":"R-1","rows":[1,"2"]}       | /rows/1
                    {"number":"R-1","a/b":2}              | /a~1b
                    """)
    void saysWhere(String attributes, String pointer) {
        assertThat(INVOICE.violations(json(attributes)))
                .extracting(SchemaViolation::pointer)
                .containsExactly(pointer);
    }

    @Test
    void patternsAreLookedForAnywhereInTheText() {
        var schema = compiled("{\"properties\":{\"a\":{\"pattern\":\"b\"}}}");

        assertThat(schema.violations(json("{\"a\":\"abc\"}"))).isEmpty();
        assertThat(schema.violations(json("{\"a\":\"ac\"}"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/s",
                "file:///etc/hostname",
                "classpath:/org/artstore/schemas/artstore.file.stored.v1.schema.json"
            })
    void looksAtNoOtherText(String reference) {
        var schema = json("{\"$ref\":\"" + reference + "\"}");

        assertThatThrownBy(() -> CompiledSchema.of(new TemplateSchema(schema)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Timeout(10)
    void takesItsTimeFromTheLengthOfTheTextAlone() {
        var greedy = compiled("{\"properties\":{\"a\":{\"pattern\":\"^(a+)+$\"}}}");

        assertThat(greedy.violations(json("{\"a\":\"" + "a".repeat(4_000) + "b\"}"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"date", "date-time", "duration", "ipv4", "ipv6", "time", "uri", "uuid"})
    @Timeout(10)
    void formatsTakeNoLonger(String format) {
        var schema = compiled("{\"properties\":{\"a\":{\"format\":\"" + format + "\"}}}");

        for (var piece : new String[] {"a", "1", ".", "a.", "a@", ":", "P1D", "%61", "\\\"", " "}) {
            var text = piece.repeat(4_000 / piece.length());
            assertThat(schema.violations(json("{\"a\":\"" + text + "!@\"}"))).isNotNull();
        }
        assertThat(schema.violations(json("{\"a\":\"{no}\"}"))).hasSize(1);
    }

    private static CompiledSchema compiled(String schema) {
        return CompiledSchema.of(new TemplateSchema(json(schema)));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) EventJson.MAPPER.readTree(text);
    }
}
