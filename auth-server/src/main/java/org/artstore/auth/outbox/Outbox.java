package org.artstore.auth.outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.nio.charset.StandardCharsets;

/// Where a change leaves its event.
public final class Outbox {

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Leaves an event for `stream`, within the transaction of its change.
    ///
    /// @param traceparent of the request that caused the change, if there was one
    public <E> void append(EventStream<E> stream, E event, @Nullable String traceparent) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an event without the transaction of its change");
        }
        var record = stream.codec().encode(stream.topic().name(), event, traceparent);
        jdbc.sql(
                        """
                        insert into outbox (topic, key, type, event, traceparent)
                        values (:topic, :key, :type, :event, :traceparent)
                        """)
                .param("topic", record.topic())
                .param("key", record.key())
                .param("type", stream.codec().typeOf(event))
                .param("event", new String(record.value(), StandardCharsets.UTF_8))
                .param("traceparent", traceparent)
                .update();
    }
}
