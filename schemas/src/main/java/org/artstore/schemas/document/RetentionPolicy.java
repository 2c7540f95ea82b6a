package org.artstore.schemas.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/// How long a document is meant to be kept.
public enum RetentionPolicy {
    /// Until its time to live is over.
    TEMPORARY,
    /// For ever.
    PERMANENT;

    /// Reads the lower-case name.
    ///
    /// @throws IllegalArgumentException when there is no such policy
    @JsonCreator
    public static RetentionPolicy parse(String text) {
        return switch (text) {
            case "temporary" -> TEMPORARY;
            case "permanent" -> PERMANENT;
            default -> throw new IllegalArgumentException("is neither temporary nor permanent");
        };
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
