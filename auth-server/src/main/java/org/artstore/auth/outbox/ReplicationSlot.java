package org.artstore.auth.outbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The place in PostgreSQL's log up to which the outbox was read. There is one for all instances,
/// and PostgreSQL lets only one of them read it at a time.
record ReplicationSlot(JdbcClient jdbc, String name) {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicationSlot.class);

    /// Whether somebody reads there now.
    boolean isRead() {
        return jdbc.sql("select active from pg_replication_slots where slot_name = ?")
                .param(name)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /// Gives up a slot whose log PostgreSQL has removed, because it was not read for too long; what
    /// it would have shown is still in the table.
    void dropIfLost() {
        var dropped =
                jdbc.sql(
                                """
                                select pg_drop_replication_slot(slot_name)::text
                                from pg_replication_slots
                                where slot_name = ? and wal_status = 'lost' and not active
                                """)
                        .param(name)
                        .query()
                        .listOfRows();
        if (!dropped.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("slot", name)
                    .log("The outbox was not read for too long and is read from its table again");
        }
    }
}
