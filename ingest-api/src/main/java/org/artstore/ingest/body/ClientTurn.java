package org.artstore.ingest.body;

/// How fast the bytes of one body come while it is the turn of its client. Times are nanoseconds of
/// one clock.
final class ClientTurn {

    private static final double SECOND = 1e9;

    private final Patience patience;
    private final long leastBytes;
    private boolean asked;
    private long askedAt;
    private long waited;
    private long bytes;
    private boolean tooSlow;

    ClientTurn(Patience patience) {
        this.patience = patience;
        this.leastBytes = (long) (patience.leastRate() * (patience.window().toNanos() / SECOND));
    }

    /// It is the client's turn from now on.
    synchronized void ask(long now) {
        if (!asked) {
            asked = true;
            askedAt = now;
        }
    }

    /// The client has sent something; now it is not its turn.
    synchronized void receive(long count, long now) {
        waited += asked ? now - askedAt : 0;
        asked = false;
        bytes += count;
        if (waited >= patience.window().toNanos()) {
            tooSlow = bytes < leastBytes;
            waited = 0;
            bytes = 0;
        }
    }

    /// Whether the client has been waited for long enough.
    synchronized boolean isStalled(long now) {
        long waiting = asked ? now - askedAt : 0;
        return tooSlow
                || waiting >= patience.idle().toNanos()
                || (waited + waiting >= patience.window().toNanos() && bytes < leastBytes);
    }
}
