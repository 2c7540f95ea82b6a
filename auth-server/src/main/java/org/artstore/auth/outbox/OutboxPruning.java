package org.artstore.auth.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Removes what was delivered long ago and is not the last word about its key, and counts what was
/// not delivered yet.
final class OutboxPruning implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxPruning.class);

    private final JdbcClient jdbc;
    private final Duration kept;
    private final AtomicLong undelivered = new AtomicLong();

    OutboxPruning(JdbcClient jdbc, Duration kept, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.kept = kept;
        Gauge.builder("artstore.outbox.undelivered", undelivered, AtomicLong::get)
                .description("Events in the outbox that Kafka has not acknowledged")
                .register(meters);
    }

    @Override
    public void run() {
        try {
            prune();
        } catch (DataAccessException away) {
            LOG.atWarn().setCause(away).log("The outbox cannot be pruned now");
        }
    }

    /// A later row stands for an earlier one when it is delivered, too: one that cannot be read
    /// never is.
    void prune() {
        jdbc.sql(
                        """
                        delete from outbox as earlier
                        where delivered_at < clock_timestamp() - make_interval(secs => :seconds)
                          and exists (
                            select from outbox as later
                            where later.topic = earlier.topic
                              and later.key = earlier.key
                              and later.id > earlier.id
                              and later.delivered_at is not null)
                        """)
                .param("seconds", kept.toMillis() / 1000.0)
                .update();
        undelivered.set(
                jdbc.sql("select count(*) from outbox where delivered_at is null")
                        .query(Long.class)
                        .single());
    }
}
