package org.artstore.index.expiry;

import org.artstore.index.position.FileLog;
import org.artstore.index.position.LogReader;
import org.artstore.starter.kafka.KafkaClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// The file log in the cluster.
record FollowedLog(KafkaClients clients) implements LogEnds {

    private static final Logger LOG = LoggerFactory.getLogger(FollowedLog.class);
    private static final String APPLICATION_PREFIX = "artstore-expiry-";

    /// Names what is kept of this log: of one that takes its place, everything is learnt anew.
    String application() throws InterruptedException, ExecutionException, TimeoutException {
        return APPLICATION_PREFIX + read().topicId();
    }

    @Override
    public OptionalLong of(int partition) {
        try {
            var end = read().ends().get(partition);
            return end == null ? OptionalLong.empty() : OptionalLong.of(end);
        } catch (ExecutionException | TimeoutException failure) {
            LOG.atDebug().setCause(failure).log("The end of the log is not known");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return OptionalLong.empty();
    }

    private FileLog read() throws InterruptedException, ExecutionException, TimeoutException {
        try (var admin = clients.newAdmin()) {
            return new LogReader(admin).read();
        }
    }
}
