package org.artstore.schemas.rebuild;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.artstore.schemas.id.ElementId;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import java.util.Locale;

/// How far an element is with telling its files again.
///
/// @param done files that were looked at
/// @param total of how many, more or less
/// @param untold of those looked at, how many could not be told, because what lies there is damaged
/// @param failure why it failed
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record RebuildReport(
        ElementId elementId,
        State state,
        long done,
        long total,
        long untold,
        @Nullable String failure) {

    /// How the work is.
    public enum State {
        /// It is under way.
        RUNNING,
        /// Everything that was told is in the log.
        COMPLETED,
        /// It ended before that.
        FAILED;

        @JsonCreator
        static State parse(String text) {
            return switch (text) {
                case "running" -> RUNNING;
                case "completed" -> COMPLETED;
                case "failed" -> FAILED;
                default -> throw new IllegalArgumentException("no such state");
            };
        }

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
