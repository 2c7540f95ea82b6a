package org.artstore.schemas.template;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A schema ready to be compared with attributes, by any number of threads. It is read from its own
/// text alone: no file and no address is ever looked at.
public final class CompiledSchema {

    static final SchemaRegistryConfig CONFIG =
            SchemaRegistryConfig.builder()
                    .locale(Locale.ROOT)
                    .formatAssertionsEnabled(true)
                    .regularExpressionFactory(new LinearPatterns())
                    .preloadSchema(true)
                    .build();

    /// Those whose violations are at a member: one that is missing, or one too many.
    private static final Set<String> AT_MEMBER =
            Set.of("required", "additionalProperties", "dependentRequired");

    private static final String TYPE = "type";
    private static final String UNIQUE = "uniqueItems";
    private static final String ALL_OF = "allOf";

    private final Schema schema;

    private CompiledSchema(Schema schema) {
        this.schema = schema;
    }

    /// A schema that [SchemaRules] accepts.
    ///
    /// @throws IllegalArgumentException when it is none
    public static CompiledSchema of(TemplateSchema schema) {
        try {
            var compiled =
                    SchemaRegistry.withDefaultDialect(
                                    SpecificationVersion.DRAFT_2020_12,
                                    registry ->
                                            registry.schemaRegistryConfig(CONFIG)
                                                    .schemaCacheEnabled(false)
                                                    .schemaLoader(
                                                            loader -> loader.block(_ -> true)))
                            .getSchema(readable(schema.json()));
            compiled.initializeValidators();
            return new CompiledSchema(compiled);
        } catch (SchemaException e) {
            throw new IllegalArgumentException("no schema of a template", e);
        }
    }

    /// Why these attributes do not satisfy the schema, the first of the reasons; empty if they do.
    public List<SchemaViolation> violations(ObjectNode attributes) {
        return schema.validate(attributes).stream()
                .map(CompiledSchema::violation)
                .distinct()
                .limit(SchemaRules.MOST_TOLD)
                .toList();
    }

    /// The same schema as the library reads it: with bounds of numbers beside no more than one
    /// `type`, and with `uniqueItems` for arrays only.
    private static ObjectNode readable(ObjectNode schema) {
        for (var inner : Vocabulary.within("", schema)) {
            if (inner.json() instanceof ObjectNode object) {
                var _ = readable(object);
            }
        }
        if (schema.path(TYPE).isArray()) {
            var type = schema.remove(TYPE);
            schema.withArray(ALL_OF).addObject().set(TYPE, type);
        }
        if (schema.has(UNIQUE)) {
            var unique = schema.remove(UNIQUE);
            var condition = schema.withArray(ALL_OF).addObject();
            condition.putObject("if").put(TYPE, "array");
            condition.putObject("then").set(UNIQUE, unique);
        }
        return schema;
    }

    static SchemaViolation violation(Error error) {
        var place = error.getInstanceLocation().toString();
        var pointer = place.equals("/") ? "" : place;
        var member = error.getProperty();
        return member != null && AT_MEMBER.contains(error.getKeyword())
                ? new SchemaViolation(Vocabulary.child(pointer, member), error.getMessage())
                : new SchemaViolation(pointer, error.getMessage());
    }
}
