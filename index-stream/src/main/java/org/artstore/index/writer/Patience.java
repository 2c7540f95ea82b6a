package org.artstore.index.writer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits through an outage of the database: each pause is twice the last one, within a bound.
final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final CountDownLatch ended;
    private Duration pause = FIRST;
    private boolean isOutage;

    /// @param ended opens when there is no use in waiting any longer
    Patience(CountDownLatch ended) {
        this.ended = ended;
    }

    /// @throws WritingEnded when the service stops
    void await(SQLException failure) {
        if (!isOutage) {
            isOutage = true;
            LOG.atWarn()
                    .addKeyValue("sql_state", failure.getSQLState())
                    .setCause(failure)
                    .log("The index cannot be written; trying again until it can");
        }
        pause(failure);
        var next = pause.multipliedBy(2);
        pause = next.compareTo(LONGEST) > 0 ? LONGEST : next;
    }

    private void pause(Exception reason) {
        try {
            if (ended.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new WritingEnded(reason);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WritingEnded(e);
        }
    }

    void over() {
        if (isOutage) {
            LOG.atInfo().log("The index can be written again");
        }
    }
}
