package org.artstore.schemas.evolution;

import org.artstore.schemas.template.SchemaViolation;
import org.artstore.schemas.template.Vocabulary;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// Members that have to be there.
final class Requirements {

    private static final String REQUIRED = "required";
    private static final String DEPENDENT = "dependentRequired";

    private Requirements() {}

    static List<SchemaViolation> required(List<Part> before, Part after) {
        var reasons = new ArrayList<SchemaViolation>();
        var names = after.get(REQUIRED);
        for (int i = 0; i < names.size(); i++) {
            if (!isRequired(before, names.get(i))) {
                reasons.add(
                        new SchemaViolation(
                                after.pointer(REQUIRED) + "/" + i, "was not required before"));
            }
        }
        return reasons;
    }

    static List<SchemaViolation> dependent(List<Part> before, Part after) {
        var reasons = new ArrayList<SchemaViolation>();
        for (var name : after.get(DEPENDENT).propertyNames()) {
            var others = after.get(DEPENDENT).path(name);
            for (int i = 0; i < others.size(); i++) {
                var other = others.get(i);
                if (!isRequired(before, other) && !isRequired(before, name, other)) {
                    var place = Vocabulary.child(after.pointer(DEPENDENT), name) + "/" + i;
                    reasons.add(new SchemaViolation(place, "was not required before"));
                }
            }
        }
        return reasons;
    }

    private static boolean isRequired(List<Part> before, JsonNode name) {
        return before.stream().anyMatch(part -> part.get(REQUIRED).values().contains(name));
    }

    private static boolean isRequired(List<Part> before, String name, JsonNode other) {
        return before.stream()
                .anyMatch(part -> part.get(DEPENDENT).path(name).values().contains(other));
    }
}
