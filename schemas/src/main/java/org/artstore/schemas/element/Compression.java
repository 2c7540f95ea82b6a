package org.artstore.schemas.element;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/// How the bytes of compressible documents travel through Kafka to their element. What lies on the
/// element are always the bytes that came.
public enum Compression {
    /// As they came.
    NONE,
    /// Cheap.
    LZ4,
    /// Smaller, and dearer.
    ZSTD;

    /// Reads the lower-case name.
    ///
    /// @throws IllegalArgumentException when there is no such compression
    @JsonCreator
    public static Compression parse(String text) {
        return switch (text) {
            case "none" -> NONE;
            case "lz4" -> LZ4;
            case "zstd" -> ZSTD;
            default -> throw new IllegalArgumentException("is none of none, lz4, zstd");
        };
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
