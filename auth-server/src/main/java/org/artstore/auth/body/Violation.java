package org.artstore.auth.body;

/// A field that a body cannot have so.
///
/// @param pointer RFC 6901
/// @param detail ends a sentence that begins with the field
public record Violation(String pointer, String detail) {}
