package org.artstore.schemas.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;

import java.util.UUID;

/// Names one command to an element; its answer in the file log bears the same id.
public record CommandId(UUID value) {

    /// A new id.
    public static CommandId create() {
        return new CommandId(UuidCreator.getTimeOrderedEpoch());
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when the text is no UUID
    @JsonCreator
    public static CommandId parse(String text) {
        return new CommandId(UUID.fromString(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
