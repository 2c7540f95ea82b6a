package org.artstore.auth.body;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Reads the fields of one JSON object and notes what is wrong with each. Values are good only
/// after [#complete].
public final class Fields {

    private final JsonNode body;
    private final Set<String> known = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();

    /// @throws BodyRejected when the body is no object
    public Fields(JsonNode body) {
        if (!body.isObject()) {
            throw new BodyRejected(List.of(new Violation("", "must be an object")));
        }
        this.body = body;
    }

    /// A field that must be there.
    public <T> Supplier<T> required(String name, FieldType<T> type) {
        var value = value(name, type);
        if (isAbsent(name)) {
            refuse(name, "is required");
        }
        return () -> {
            if (value == null) {
                throw new IllegalStateException("read before the body was complete: " + name);
            }
            return value;
        };
    }

    /// A field that may be absent or null.
    public <T> @Nullable T optional(String name, FieldType<T> type) {
        return value(name, type);
    }

    /// Refuses the fields that nobody has asked for, and whatever else was found.
    ///
    /// @throws BodyRejected with all violations
    public void complete() {
        for (var name : body.propertyNames()) {
            if (!known.contains(name)) {
                refuse(name, "is not a known field");
            }
        }
        if (!violations.isEmpty()) {
            throw new BodyRejected(violations);
        }
    }

    private <T> @Nullable T value(String name, FieldType<T> type) {
        known.add(name);
        if (isAbsent(name)) {
            return null;
        }
        try {
            return type.read(body.get(name));
        } catch (IllegalArgumentException refused) {
            refuse(name, String.valueOf(refused.getMessage()));
            return null;
        }
    }

    private boolean isAbsent(String name) {
        return !body.hasNonNull(name);
    }

    private void refuse(String name, String detail) {
        var segment = name.replace("~", "~0").replace("/", "~1");
        violations.add(new Violation("/" + segment, detail));
    }
}
