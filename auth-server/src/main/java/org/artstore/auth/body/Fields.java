package org.artstore.auth.body;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reads the fields of one JSON object and notes what is wrong with each. Values are good only
/// after [#complete].
public final class Fields {

    private final JsonNode body;
    private final String pointer;
    private final List<Violation> violations;
    private final Set<String> known = new HashSet<>();

    /// @throws BodyRejected when the body is no object
    public Fields(JsonNode body) {
        this(body, "", new ArrayList<>());
        if (!body.isObject()) {
            throw new BodyRejected(List.of(new Violation("", "must be an object")));
        }
    }

    private Fields(JsonNode body, String pointer, List<Violation> violations) {
        this.body = body;
        this.pointer = pointer;
        this.violations = violations;
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

    /// An object that may be absent or null, with fields of its own.
    public <T> @Nullable T object(String name, Function<Fields, T> object) {
        known.add(name);
        if (isAbsent(name)) {
            return null;
        }
        if (!body.get(name).isObject()) {
            refuse(name, "must be an object");
            return null;
        }
        var fields = new Fields(body.get(name), pointer(name), violations);
        var value = object.apply(fields);
        fields.refuseUnknown();
        return value;
    }

    /// Refuses the fields that nobody has asked for, and whatever else was found.
    ///
    /// @throws BodyRejected with all violations
    public void complete() {
        refuseUnknown();
        if (!violations.isEmpty()) {
            throw new BodyRejected(violations);
        }
    }

    /// Notes one more violation, anywhere in the body.
    public void refuse(Violation violation) {
        violations.add(violation);
    }

    private void refuseUnknown() {
        for (var name : body.propertyNames()) {
            if (!known.contains(name)) {
                refuse(name, "is not a known field");
            }
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
        violations.add(new Violation(pointer(name), detail));
    }

    private String pointer(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
