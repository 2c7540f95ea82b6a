package org.artstore.ingest.connection;

/// What a connection is doing, and since when. Times are nanoseconds of one clock.
///
/// The bodies of requests are not its concern while their requests are being served: whoever reads
/// them knows whose turn it is.
final class Attendance {

    private static final double SECOND = 1e9;

    private final ConnectionSettings settings;
    private Phase phase = Phase.WAITING;
    private long since;
    private long written;
    private long drainedBefore;
    private long drainingSince;

    private enum Phase {
        WAITING,
        HEAD,
        SERVING,
        LEFTOVER
    }

    /// What is to be done with a connection.
    enum Verdict {
        STAY,
        TELL_AND_CLOSE,
        CLOSE
    }

    Attendance(ConnectionSettings settings, long now) {
        this.settings = settings;
        this.since = now;
        this.drainingSince = now;
    }

    /// Bytes have come.
    void bytes(long now) {
        if (phase == Phase.WAITING) {
            enter(Phase.HEAD, now);
        }
    }

    /// The head of a request is complete.
    void head(long now) {
        enter(Phase.SERVING, now);
    }

    /// A request has its answer; perhaps before its body has come.
    void answered(boolean complete, long now) {
        enter(complete ? Phase.WAITING : Phase.LEFTOVER, now);
    }

    /// The body of a request is complete; perhaps after its answer.
    void complete(long now) {
        if (phase == Phase.LEFTOVER) {
            enter(Phase.WAITING, now);
        }
    }

    /// Bytes have been handed to the socket's queue.
    void written(long bytes) {
        written += bytes;
    }

    /// @param queued bytes that have been written and that the client has not taken
    Verdict look(long queued, long now) {
        if (drainsTooSlowly(queued, now)) {
            return Verdict.CLOSE;
        }
        long lasted = now - since;
        return switch (phase) {
            case WAITING ->
                    lasted < settings.idleTimeout().toNanos() ? Verdict.STAY : Verdict.CLOSE;
            case HEAD ->
                    lasted < settings.headTimeout().toNanos()
                            ? Verdict.STAY
                            : Verdict.TELL_AND_CLOSE;
            case SERVING -> Verdict.STAY;
            case LEFTOVER ->
                    lasted < settings.leftoverTimeout().toNanos() ? Verdict.STAY : Verdict.CLOSE;
        };
    }

    private boolean drainsTooSlowly(long queued, long now) {
        long drained = written - queued;
        long window = settings.rateWindow().toNanos();
        if (queued > 0 && now - drainingSince < window) {
            return false;
        }
        long least = (long) (settings.leastRate().toBytes() * (window / SECOND));
        boolean slow = queued > 0 && drained - drainedBefore < least;
        drainedBefore = drained;
        drainingSince = now;
        return slow;
    }

    private void enter(Phase next, long now) {
        phase = next;
        since = now;
    }
}
