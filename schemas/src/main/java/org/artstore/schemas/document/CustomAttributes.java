package org.artstore.schemas.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.math.BigDecimal;

/// What a client wants remembered of its document: any JSON object, bounded only by the size of
/// `attr.json`. The object is copied in and out, so a value never changes.
public record CustomAttributes(ObjectNode json) {

    /// No attributes.
    public static final CustomAttributes NONE =
            new CustomAttributes(JsonNodeFactory.instance.objectNode());

    @JsonCreator
    public CustomAttributes {
        json = json.deepCopy();
    }

    @JsonValue
    @Override
    public ObjectNode json() {
        return json.deepCopy();
    }

    /// Whether nothing is to be remembered.
    public boolean isEmpty() {
        return json.isEmpty();
    }

    /// Whether every store can keep all of its texts, names and numbers as they are.
    public boolean storable() {
        return storable(json);
    }

    private static boolean storable(JsonNode node) {
        return switch (node) {
            case StringNode text -> Metadata.storable(text.stringValue());
            case NumericNode number -> interoperable(number);
            case ObjectNode object ->
                    object.properties().stream()
                            .allMatch(p -> Metadata.storable(p.getKey()) && storable(p.getValue()));
            case ArrayNode array -> array.values().stream().allMatch(CustomAttributes::storable);
            default -> true;
        };
    }

    /// Whether a number is no more than its nearest double says (RFC 7493, 2.2). The digest of
    /// attr.json is taken over doubles (RFC 8785, 3.2.2.3): it would not see a change beyond them.
    private static boolean interoperable(NumericNode number) {
        if (number.isNaN()) {
            return false;
        }
        BigDecimal exact = number.decimalValue();
        double nearest = exact.doubleValue();
        return Double.isFinite(nearest) && exact.compareTo(BigDecimal.valueOf(nearest)) == 0;
    }
}
