package org.artstore.schemas.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.event.EventJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

class SchemaRulesTest {

    @Test
    void acceptsWhatDescribesADocument() {
        assertThat(
                        violations(
                                """
                                {"$schema":"https://json-schema.org/draft/2020-12/schema",
                                 "$defs":{"money":{"type":"number","minimum":0}},
                                 "type":"object","required":["number"],"additionalProperties":false,
                                 "properties":{"number":{"type":"string","pattern":"^[A-Z]{2}-\\\\d+$"},
                                  "due":{"type":"string","format":"date"},
                                  "total":{"$ref":"#/$defs/money"}}}
                                """))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"type":"text"}                                     | /type
                    {"properties":{"a":{"minimum":"1"}}}                | /properties/a/minimum
                    {"properties":{"a":5}}                              | /properties/a
                    {"required":"a"}                                    | /required
                    {"$schema":"http://json-schema.org/draft-07/schema#"} | /$schema
                    {"$id":"https://example.org/s"}                     | /$id
                    {"$anchor":"a"}                                     | /$anchor
                    {"$dynamicRef":"#a"}                                | /$dynamicRef
                    {"unevaluatedProperties":false}                     | /unevaluatedProperties
                    {"properties":{"a":{"$defs":{}}}}                   | /properties/a/$defs
                    {"properties":{"a":{"minimun":1}}}                  | /properties/a/minimun
                    {"$ref":"https://example.org/s"}                    | /$ref
                    {"$ref":"file:///etc/passwd"}                       | /$ref
                    {"$ref":"classpath:/s.json"}                        | /$ref
                    {"$defs":{"a b":{}},"$ref":"#/$defs/a%20b"}         | /$ref
                    {"$defs":{"a/b":{}},"$ref":"#/$defs/a~1b"}          | /$ref
                    {"$ref":"#"}                                        | /$ref
                    {"$ref":"#/$defs/none"}                             | /$ref
                    {"$defs":{"a":{"$ref":"#/$defs/a"}}}                | /$defs/a/$ref
                    {"$defs":{"a":{"items":{"$ref":"#/$defs/b"}},"b":{"not":{"$ref":"#/$defs/a"}}}} | /$defs/a/items/$ref
                    {"properties":{"a":{"pattern":"(?=a)"}}}            | /properties/a/pattern
                    {"properties":{"a":{"pattern":"(a)\\\\1"}}}         | /properties/a/pattern
                    {"properties":{"a":{"pattern":"((a{100}){100}){100}"}}} | /properties/a/pattern
                    {"patternProperties":{"[":true}}                    | /patternProperties
                    {"properties":{"a":{"format":"email"}}}             | /properties/a/format
                    {"properties":{"a":{"format":"postcode"}}}          | /properties/a/format
                    {"properties":{"a":{"multipleOf":1e-999999999}}}    | ''
                    {"properties":{"a":{"maximum":12345678901234567890}}} | ''
                    """)
    void refusesWithThePlace(String schema, String pointer) {
        assertThat(violations(schema.replace("\\\\\\\\", "\\\\")))
                .extracting(SchemaViolation::pointer)
                .contains(pointer);
    }

    @Test
    void refusesWhatIsTooLargeOrTooDeep() {
        var large = "{\"title\":\"" + "x".repeat(Template.MAX_SCHEMA_BYTES) + "\"}";
        var deep = "{\"not\":".repeat(70) + "true" + "}".repeat(70);

        assertThat(violations(large)).extracting(SchemaViolation::pointer).containsExactly("");
        assertThat(violations(deep)).extracting(SchemaViolation::pointer).containsExactly("");
    }

    @Test
    void refusesWhatBecomesTooLargeWithItsReferencesWrittenOut() {
        var definitions = new StringBuilder("\"d0\":true");
        for (int i = 1; i < 20; i++) {
            var reference = "{\"$ref\":\"#/$defs/d" + (i - 1) + "\"}";
            definitions
                    .append(",\"d")
                    .append(i)
                    .append("\":{\"allOf\":[")
                    .append(reference)
                    .append(',')
                    .append(reference)
                    .append("]}");
        }

        assertThat(violations("{\"$defs\":{" + definitions + "},\"$ref\":\"#/$defs/d8\"}"))
                .isEmpty();
        assertThat(violations("{\"$defs\":{" + definitions + "},\"$ref\":\"#/$defs/d19\"}"))
                .extracting(SchemaViolation::detail)
                .singleElement()
                .asString()
                .contains("2000 schemas");
    }

    @Test
    void tellsOfManyMistakesAtOnceButNotOfAll() {
        var many = new StringBuilder("{\"x0\":1");
        for (int i = 1; i < 100; i++) {
            many.append(",\"x").append(i).append("\":1");
        }

        assertThat(violations(many + "}")).hasSize(SchemaRules.MOST_TOLD);
    }

    private static List<SchemaViolation> violations(String schema) {
        return SchemaRules.violations(
                new TemplateSchema((ObjectNode) EventJson.MAPPER.readTree(schema)));
    }
}
