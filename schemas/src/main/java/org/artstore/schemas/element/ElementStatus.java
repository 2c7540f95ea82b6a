package org.artstore.schemas.element;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.artstore.schemas.event.EventCodec;
import org.artstore.schemas.event.EventType;
import org.artstore.schemas.id.ElementId;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// What the worker of an element says of it, now and then and whenever it changes.
///
/// @param endpoint where its bytes are served to the other services
/// @param usedBytes what lies on it
/// @param reservedBytes what its open uploads may still write
/// @param fileCount documents committed
/// @param freeBytes what its file system has left
public record ElementStatus(
        ElementId elementId,
        String worker,
        URI endpoint,
        Health health,
        long usedBytes,
        long reservedBytes,
        long fileCount,
        long freeBytes,
        Instant reportedAt) {

    /// Writes and reads element-status.
    public static final EventCodec<ElementStatus> CODEC =
            new EventCodec<>(
                    URI.create("urn:artstore:storage-worker"),
                    List.of(
                            new EventType<>(
                                    "artstore.element.status-reported.v1", ElementStatus.class)),
                    ElementStatus::identity);

    /// Whether an element can be used.
    public enum Health {
        /// It stores and serves.
        ONLINE,
        /// It serves, but its disk has no room.
        FULL,
        /// It does neither: its directory is not usable, or a sync failed.
        OFFLINE;

        @JsonCreator
        static Health parse(String text) {
            return switch (text) {
                case "online" -> ONLINE;
                case "full" -> FULL;
                case "offline" -> OFFLINE;
                default -> throw new IllegalArgumentException("no such health");
            };
        }

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private EventCodec.Identity identity() {
        return new EventCodec.Identity(elementId + ":" + reportedAt, elementId.value(), reportedAt);
    }
}
