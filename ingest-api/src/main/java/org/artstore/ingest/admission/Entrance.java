package org.artstore.ingest.admission;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// An upload on its way from the door to its admission: token and limits are being looked at. It
/// counts as well, for otherwise thousands could be on that way before the first is admitted.
public final class Entrance {
    private static final AttributeKey<Entrance> KEY = AttributeKey.valueOf("artstore.entrance");

    private final AtomicInteger entering;
    private final AtomicBoolean left = new AtomicBoolean();

    Entrance(AtomicInteger entering) {
        this.entering = entering;
        entering.incrementAndGet();
    }

    /// Notes it as that of the request which the connection is serving.
    public void note(Channel channel) {
        channel.attr(KEY).set(this);
    }

    /// The one of the request which the connection is serving, if that is an upload.
    static Optional<Entrance> of(Channel channel) {
        return Optional.ofNullable(channel.attr(KEY).get());
    }

    /// It has been admitted or refused; said again, that means nothing.
    public void leave() {
        if (left.compareAndSet(false, true)) {
            entering.decrementAndGet();
        }
    }
}
