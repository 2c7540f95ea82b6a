package org.artstore.auth.outbox;

import org.artstore.schemas.event.EventJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

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
        jdbc.sql(
                        """
                        insert into outbox (topic, type, event, traceparent)
                        values (:topic, :type, :event, :traceparent)
                        """)
                .param("topic", stream.topic().name())
                .param("type", stream.codec().typeOf(event))
                .param("event", EventJson.MAPPER.writeValueAsString(event))
                .param("traceparent", traceparent)
                .update();
    }
}
