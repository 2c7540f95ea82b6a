package org.artstore.schemas.event;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/// Reads and writes headers of records as UTF-8 text.
public final class EventHeaders {

    /// The CloudEvents type of a record.
    public static final String TYPE = "ce_type";

    /// The CloudEvents time of a record.
    public static final String TIME = "ce_time";

    /// The W3C trace context of the request that caused an event.
    public static final String TRACEPARENT = "traceparent";

    private EventHeaders() {}

    /// The last value under `name`, or null when there is none.
    public static @Nullable String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }

    /// Adds a header.
    public static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
