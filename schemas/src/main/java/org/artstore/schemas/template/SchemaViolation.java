package org.artstore.schemas.template;

/// What is wrong at one place of a JSON text.
///
/// @param pointer RFC 6901
/// @param detail for a person
public record SchemaViolation(String pointer, String detail) {

    /// The same, seen from a text that has this one at `prefix`.
    public SchemaViolation under(String prefix) {
        return new SchemaViolation(prefix + pointer, detail);
    }
}
