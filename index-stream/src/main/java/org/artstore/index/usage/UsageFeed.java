package org.artstore.index.usage;

import org.apache.kafka.clients.producer.Producer;
import org.artstore.schemas.account.AccountUsage;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.lifetime.Turns;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;

import javax.sql.DataSource;

/// Tells what has changed in the generation that readers see, now and then; at its start, and when
/// they see another one, everything once. One instance tells at a
/// time, so that the last word about an account is the newest one.
final class UsageFeed implements Turns.Turn {

    private static final Logger LOG = LoggerFactory.getLogger(UsageFeed.class);
    private static final int MOST = 500;

    private final DataSource database;
    private final Producer<String, byte[]> producer;
    private @Nullable UsageTable begun;

    UsageFeed(DataSource database, Producer<String, byte[]> producer) {
        this.database = database;
        this.producer = producer;
    }

    @Override
    public void take() throws SQLException, ExecutionException, InterruptedException {
        while (tell() == MOST) {
            LOG.atDebug().log("There is more to tell");
        }
    }

    @Override
    public void end() {
        producer.close(Duration.ZERO);
    }

    /// How many accounts were told of.
    private int tell() throws SQLException, ExecutionException, InterruptedException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            if (!UsageTable.lock(connection)) {
                return 0;
            }
            var table = UsageTable.live(connection);
            if (!table.equals(begun)) {
                table.forget(connection);
            }
            var untold = table.untold(connection, MOST);
            if (!untold.isEmpty()) {
                send(untold);
                table.told(connection, untold);
            }
            connection.commit();
            begun = table;
            return untold.size();
        }
    }

    private void send(List<AccountUsage> usages) throws ExecutionException, InterruptedException {
        var sent =
                usages.stream()
                        .map(it -> AccountUsage.CODEC.encode(Topics.USAGE.name(), it, null))
                        .map(producer::send)
                        .toList();
        for (var acknowledgement : sent) {
            var _ = acknowledgement.get();
        }
    }
}
