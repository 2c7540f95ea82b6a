package org.artstore.schemas.evolution;

import tools.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which values a schema lists, and of which types they are.
final class Values {
    private Values() {}

    static boolean impliesType(Set<Kind> possible, Part after) {
        return Kind.allowed(after.get("type")).containsAll(possible);
    }

    /// Whether one of `before` lists no other values than these.
    static boolean implied(List<Part> before, JsonNode values, String keyword) {
        var allowed = listed(values, keyword);
        return before.stream()
                .anyMatch(
                        part ->
                                isListedIn(part, "enum", allowed)
                                        || isListedIn(part, "const", allowed));
    }

    private static boolean isListedIn(Part part, String keyword, Set<JsonNode> allowed) {
        return part.has(keyword) && allowed.containsAll(listed(part.get(keyword), keyword));
    }

    private static Set<JsonNode> listed(JsonNode values, String keyword) {
        return keyword.equals("const") ? Set.of(values) : new HashSet<>(values.values());
    }
}
