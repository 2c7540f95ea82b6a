package org.artstore.schemas.template;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The keywords of JSON Schema 2020-12 that a template may use, and where schemas lie in schemas.
public final class Vocabulary {

    /// The dialect that a schema may name.
    public static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    /// Where schemas lie that others refer to.
    public static final String DEFINITIONS = "$defs";

    private static final String REFERENCE = "#/$defs/";

    /// References to these. Their names are plain, so that nothing in them has to be decoded.
    static final Pattern REFERENCES = Pattern.compile("#/\\$defs/[A-Za-z0-9_-]{1,100}");

    /// Those that only a whole schema has.
    static final Set<String> OF_ROOT = Set.of("$schema", DEFINITIONS);

    /// Those that say nothing about what satisfies a schema.
    public static final Set<String> ANNOTATIONS =
            Set.of(
                    "$comment",
                    "$schema",
                    DEFINITIONS,
                    "default",
                    "deprecated",
                    "description",
                    "examples",
                    "readOnly",
                    "title",
                    "writeOnly");

    /// The formats that are looked at: those that mean the same for ever.
    static final Set<String> FORMATS =
            Set.of("date", "date-time", "duration", "ipv4", "ipv6", "time", "uri", "uuid");

    private static final Set<String> PLAIN =
            Set.of(
                    "$ref",
                    "const",
                    "dependentRequired",
                    "enum",
                    "exclusiveMaximum",
                    "exclusiveMinimum",
                    "format",
                    "maxContains",
                    "maxItems",
                    "maxLength",
                    "maxProperties",
                    "maximum",
                    "minContains",
                    "minItems",
                    "minLength",
                    "minProperties",
                    "minimum",
                    "multipleOf",
                    "pattern",
                    "required",
                    "type",
                    "uniqueItems");
    private static final Set<String> WITH_SCHEMA =
            Set.of(
                    "additionalProperties",
                    "contains",
                    "else",
                    "if",
                    "items",
                    "not",
                    "propertyNames",
                    "then");
    private static final Set<String> WITH_SCHEMAS =
            Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final Set<String> WITH_NAMED =
            Set.of(DEFINITIONS, "dependentSchemas", "patternProperties", "properties");

    private static final Set<String> KNOWN =
            Stream.of(ANNOTATIONS, PLAIN, WITH_SCHEMA, WITH_SCHEMAS, WITH_NAMED)
                    .flatMap(Set::stream)
                    .collect(Collectors.toUnmodifiableSet());

    private Vocabulary() {}

    /// A schema within another one.
    ///
    /// @param pointer where it is
    public record Subschema(String pointer, JsonNode json) {}

    static boolean knows(String keyword) {
        return KNOWN.contains(keyword);
    }

    /// The schemas right within this one, those that others refer to included.
    static List<Subschema> within(String pointer, JsonNode schema) {
        var found = new ArrayList<Subschema>();
        for (var keyword : schema.propertyNames()) {
            found.addAll(under(pointer, schema, keyword));
        }
        return found;
    }

    /// The schemas right under this keyword of a schema.
    static List<Subschema> under(String pointer, JsonNode schema, String keyword) {
        var value = schema.path(keyword);
        var place = child(pointer, keyword);
        var found = new ArrayList<Subschema>();
        if (WITH_SCHEMA.contains(keyword)) {
            found.add(new Subschema(place, value));
        } else if (WITH_SCHEMAS.contains(keyword)) {
            for (int i = 0; i < value.size(); i++) {
                found.add(new Subschema(place + "/" + i, value.path(i)));
            }
        } else if (WITH_NAMED.contains(keyword)) {
            for (var name : value.propertyNames()) {
                found.add(new Subschema(child(place, name), value.path(name)));
            }
        }
        return found;
    }

    /// The name of the definition that a reference names.
    public static String referred(String reference) {
        return reference.substring(REFERENCE.length());
    }

    /// RFC 6901, 3.
    public static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
