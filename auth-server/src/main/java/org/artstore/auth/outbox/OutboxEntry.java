package org.artstore.auth.outbox;

import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/// A row of the outbox.
record OutboxEntry(
        long id,
        String topic,
        String type,
        String event,
        @Nullable String traceparent,
        Instant createdAt) {

    private static final String AFTER = "after";

    /// The inserted row that a record of the change log tells of; empty for its other records, such
    /// as heartbeats.
    static Optional<OutboxEntry> in(SourceRecord record) {
        return record.value() instanceof Struct change && change.schema().field(AFTER) != null
                ? Optional.ofNullable(change.getStruct(AFTER)).map(OutboxEntry::of)
                : Optional.empty();
    }

    private static OutboxEntry of(Struct row) {
        return new OutboxEntry(
                row.getInt64("id"),
                row.getString("topic"),
                row.getString("type"),
                row.getString("event"),
                row.getString("traceparent"),
                Instant.parse(row.getString("created_at")));
    }
}
