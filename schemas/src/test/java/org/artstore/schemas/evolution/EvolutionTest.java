package org.artstore.schemas.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.template.SchemaRules;
import org.artstore.schemas.template.SchemaViolation;
import org.artstore.schemas.template.TemplateSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.node.ObjectNode;

/// Each row is what a schema says of the member `m`, before and after.
class EvolutionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"type":"string"}                         | {"type":"string"}
                    {"type":"string"}                         | {"type":"string","title":"t","description":"d","examples":["e"],"default":"x","deprecated":true,"$comment":"c"}
                    {"type":"string"}                         | {}
                    {"type":"string"}                         | true
                    false                                     | {"type":"string"}
                    false                                     | false
                    {"type":"string"}                         | {"type":["string","null"]}
                    {"type":"integer"}                        | {"type":"number"}
                    {"type":["integer","null"]}               | {"type":["null","number","string"]}
                    {"type":"string"}                         | {"type":["string","number"],"minimum":3}
                    {"enum":["a","b"]}                        | {"enum":["b","c","a"]}
                    {"enum":["a","b"]}                        | {"type":"string"}
                    {"const":"a"}                             | {"enum":["a","b"]}
                    {"enum":["a"]}                            | {"const":"a"}
                    {"minimum":2}                             | {"minimum":1.5}
                    {"exclusiveMinimum":2}                    | {"minimum":2}
                    {"minimum":2}                             | {"exclusiveMinimum":1}
                    {"maximum":2}                             | {"maximum":3}
                    {"exclusiveMaximum":2}                    | {"maximum":2}
                    {"maximum":2}                             | {"exclusiveMaximum":3}
                    {"multipleOf":6}                          | {"multipleOf":2}
                    {"minLength":2,"maxLength":5}             | {"minLength":1,"maxLength":6}
                    {"minLength":2}                           | {"minLength":0}
                    {}                                        | {"minItems":0,"uniqueItems":false}
                    {"pattern":"^a"}                          | {"pattern":"^a"}
                    {"pattern":"^a"}                          | {}
                    {"format":"date"}                         | {}
                    {"minItems":2,"maxItems":3}               | {"minItems":1}
                    {"uniqueItems":true}                      | {"uniqueItems":false}
                    {"items":{"type":"integer"}}              | {"items":{"type":"number"}}
                    {"prefixItems":[{"const":1}],"items":{"type":"integer"}} | {"items":{"type":"number"}}
                    {"items":{"type":"integer"}}              | {"prefixItems":[{"type":"number"}],"items":{"type":"integer"}}
                    {"prefixItems":[true],"items":false}      | {"prefixItems":[true,{"const":1}]}
                    {"contains":{"const":1},"minContains":2}  | {"minContains":2,"contains":{"const":1,"title":"one"}}
                    {"contains":{"const":1}}                  | {}
                    {"required":["a","b"]}                    | {"required":["b"]}
                    {"minProperties":2}                       | {"minProperties":1}
                    {"dependentRequired":{"a":["b","c"]}}     | {"dependentRequired":{"a":["c"]}}
                    {"required":["b"]}                        | {"dependentRequired":{"a":["b"]}}
                    {"properties":{"a":{"type":"string"}},"additionalProperties":false} | {"properties":{"a":{"type":"string"},"b":{"type":"integer"}},"additionalProperties":false}
                    {"properties":{"a":{"type":"string"}},"additionalProperties":false} | {"properties":{"a":{"type":"string"}}}
                    {"properties":{"a":{"type":"string"}}}    | {"properties":{"a":{"type":"string"},"b":{"title":"anything"}}}
                    {"properties":{"a":{"type":"string"}}}    | {}
                    {"properties":{"a":{"type":"string"}},"additionalProperties":{"type":"integer"}} | {"properties":{"a":{"type":"string"},"b":{"type":"number"}},"additionalProperties":{"type":"number"}}
                    {"properties":{"a":{"type":"string"}},"additionalProperties":{"type":"integer"}} | {"additionalProperties":{"type":["integer","string"]}}
                    {"patternProperties":{"^x":{"type":"integer"}},"additionalProperties":false} | {"patternProperties":{"^x":{"type":"number"}},"properties":{"y":{"type":"string"}},"additionalProperties":false}
                    {"properties":{"x":{"type":"integer"}},"additionalProperties":false} | {"patternProperties":{"^x":{"type":"number"},"^y":{"type":"string"}},"additionalProperties":false}
                    {"patternProperties":{"^x":{"type":"integer"}},"additionalProperties":false} | {"additionalProperties":{"type":"integer"}}
                    {"properties":{"xa":{"type":"integer"}},"additionalProperties":false} | {"patternProperties":{"^x":{"type":"number"}},"additionalProperties":false}
                    {"patternProperties":{"^x":{"type":"integer"}}} | {"properties":{"xa":{"type":"number"}}}
                    {"propertyNames":{"maxLength":3}}         | {"propertyNames":{"maxLength":4}}
                    {"allOf":[{"minimum":1},{"maximum":9}]}   | {"minimum":0,"maximum":9}
                    {"minimum":1,"maximum":9}                 | {"allOf":[{"minimum":1},{"allOf":[{"maximum":10}]}]}
                    {"anyOf":[{"type":"string"},{"type":"null"}]} | {"anyOf":[{"type":"integer"},{"type":"null"},{"type":"string"}]}
                    {"type":"string"}                         | {"anyOf":[{"type":"null"},{"type":"string"}]}
                    {"oneOf":[{"minimum":3},{"maximum":1}]}   | {"anyOf":[{"minimum":3},{"maximum":1}]}
                    {"oneOf":[{"minimum":3},{"maximum":1}]}   | {"oneOf":[{"minimum":3,"title":"much"},{"maximum":1}]}
                    {"not":{"const":1}}                       | {"not":{"const":1}}
                    {"not":{"const":1}}                       | {}
                    {"if":{"required":["a"]},"then":{"required":["b"]}} | {"if":{"required":["a"]},"then":{"required":["b"]}}
                    {"if":{"required":["a"]},"then":{"required":["b"]}} | {"if":{"required":["a"]}}
                    {"dependentSchemas":{"a":{"required":["b"]}}} | {}
                    """)
    void allows(String before, String after) {
        assertThat(Evolution.reasons(member(before), member(after))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                        | {"type":"string"}                     | /type
                    {"type":"string"}                         | false                                 | ''
                    {"type":["string","null"]}                | {"type":"string"}                     | /type
                    {"type":"number"}                         | {"type":"integer"}                    | /type
                    {"type":"number"}                         | {"type":["number","string"],"minimum":3} | /minimum
                    {"enum":["a","b"]}                        | {"enum":["a"]}                        | /enum
                    {"type":"string"}                         | {"enum":["a"]}                        | /enum
                    {"const":"a"}                             | {"const":"b"}                         | /const
                    {"minimum":2}                             | {"minimum":3}                         | /minimum
                    {"minimum":2}                             | {"exclusiveMinimum":2}                | /exclusiveMinimum
                    {"maximum":2}                             | {"exclusiveMaximum":2}                | /exclusiveMaximum
                    {"maximum":2}                             | {"maximum":1}                         | /maximum
                    {"multipleOf":2}                          | {"multipleOf":6}                      | /multipleOf
                    {}                                        | {"multipleOf":1}                      | /multipleOf
                    {"minLength":1}                           | {"minLength":2}                       | /minLength
                    {"maxLength":5}                           | {"maxLength":4}                       | /maxLength
                    {"pattern":"^a"}                          | {"pattern":"^ab"}                     | /pattern
                    {"format":"date"}                         | {"format":"date-time"}                | /format
                    {"uniqueItems":false}                     | {"uniqueItems":true}                  | /uniqueItems
                    {"items":{"type":"number"}}               | {"items":{"type":"integer"}}          | /items/type
                    {"items":{"type":"number"}}               | {"prefixItems":[{"type":"integer"}]}  | /prefixItems/0/type
                    {"prefixItems":[{"type":"string"}]}       | {"items":{"type":"string"}}           | /items/type
                    {"prefixItems":[{"type":"string"}],"items":{"type":"integer"}} | {"items":{"type":"integer"}} | /items/type
                    {"contains":{"const":1}}                  | {"contains":{"const":1},"minContains":2} | /contains
                    {"required":["a"]}                        | {"required":["a","b"]}                | /required/1
                    {"maxProperties":3}                       | {"maxProperties":2}                   | /maxProperties
                    {"dependentRequired":{"a":["b"]}}         | {"dependentRequired":{"a":["b","c"]}} | /dependentRequired/a/1
                    {"properties":{"a":{"type":"string"}}}    | {"properties":{"a":{"type":"string"},"b":{"type":"integer"}}} | /properties/b/type
                    {"properties":{"a":{"type":"string"}}}    | {"properties":{"a":{"type":"string"}},"additionalProperties":false} | /additionalProperties
                    {"properties":{"a":{"type":"string"}},"additionalProperties":false} | {"additionalProperties":false} | /additionalProperties
                    {"properties":{"a/b":{"type":"string"}},"additionalProperties":false} | {"properties":{"a/b":{"type":"null"}},"additionalProperties":false} | /properties/a~1b/type
                    {"patternProperties":{"^x":{"type":"integer"}},"additionalProperties":false} | {"patternProperties":{"^xy":{"type":"integer"}},"additionalProperties":false} | /additionalProperties
                    {"patternProperties":{"^x":{"type":"integer"}}} | {"patternProperties":{"^xy":{"type":"integer"}}} | /patternProperties/^xy/type
                    {"properties":{"xa":{"type":"string"}},"additionalProperties":false} | {"patternProperties":{"^x":{"type":"number"}},"additionalProperties":false} | /patternProperties/^x/type
                    {"patternProperties":{"^x":{"type":"integer"}},"additionalProperties":false} | {"patternProperties":{"^x":{"type":"integer"},"^y":{"type":"string"}},"additionalProperties":false} | /patternProperties/^y/type
                    {"propertyNames":{"maxLength":3}}         | {"propertyNames":{"maxLength":2}}     | /propertyNames/maxLength
                    {"minimum":1}                             | {"allOf":[{"minimum":1},{"maximum":10}]} | /allOf/1/maximum
                    {"anyOf":[{"type":"string"},{"type":"null"}]} | {"anyOf":[{"type":"string"},{"type":"integer"}]} | /anyOf
                    {"anyOf":[{"minimum":3},{"maximum":1}]}   | {"oneOf":[{"minimum":3},{"maximum":1}]} | /oneOf
                    {"oneOf":[{"type":"string"}]}             | {"oneOf":[{"type":"string"},{"minLength":2}]} | /oneOf
                    {"not":{"const":1}}                       | {"not":{"enum":[1,2]}}                | /not
                    {}                                        | {"not":{"const":1}}                   | /not
                    {"if":{"required":["a"]}}                 | {"if":{"required":["a"]},"then":{"required":["b"]}} | /if
                    {}                                        | {"dependentSchemas":{"a":{"required":["b"]}}} | /dependentSchemas
                    """)
    void refuses(String before, String after, String pointer) {
        assertThat(Evolution.reasons(member(before), member(after)))
                .extracting(SchemaViolation::pointer)
                .contains("/properties/m" + pointer);
    }

    @Test
    void followsReferences() {
        var before =
                schema(
                        "{\"$defs\":{\"n\":{\"minimum\":1}},\"properties\":{\"a\":{\"$ref\":\"#/$defs/n\"}}}");
        var wider = schema("{\"properties\":{\"a\":{\"minimum\":0}}}");
        var narrower =
                schema(
                        "{\"$defs\":{\"o-p\":{\"minimum\":2}},\"properties\":{\"a\":{\"$ref\":\"#/$defs/o-p\"}}}");

        assertThat(Evolution.reasons(before, wider)).isEmpty();
        assertThat(Evolution.reasons(before, narrower))
                .containsExactly(
                        new SchemaViolation(
                                "/$defs/o-p/minimum",
                                "demands more than before, or something else"));
    }

    @Test
    void attributesAreObjectsWhetherThatWasSaidOrNot() {
        assertThat(Evolution.reasons(schema("{}"), schema("{\"type\":\"object\"}"))).isEmpty();
        assertThat(Evolution.reasons(schema("{}"), schema("{\"minLength\":3}"))).isEmpty();
        assertThat(Evolution.reasons(schema("{}"), schema("{\"type\":\"array\"}"))).isNotEmpty();
    }

    @Test
    void refusesWhatIsTooIntricateToTell() {
        var deep = "{\"type\":\"string\"}";
        for (int i = 0; i < 12; i++) {
            deep = "{\"anyOf\":[" + deep + ",{\"const\":" + i + "}]}";
        }
        var other = "{\"anyOf\":[{\"const\":true}," + deep.replace("string", "null") + "]}";

        assertThat(Evolution.reasons(member(deep), member(other))).isNotEmpty();
    }

    private static TemplateSchema member(String said) {
        var json = EventJson.MAPPER.createObjectNode();
        json.putObject("properties").set("m", EventJson.MAPPER.readTree(said));
        return accepted(json);
    }

    private static TemplateSchema schema(String json) {
        return accepted((ObjectNode) EventJson.MAPPER.readTree(json));
    }

    private static TemplateSchema accepted(ObjectNode json) {
        var schema = new TemplateSchema(json);
        assertThat(SchemaRules.violations(schema)).isEmpty();
        return schema;
    }
}
