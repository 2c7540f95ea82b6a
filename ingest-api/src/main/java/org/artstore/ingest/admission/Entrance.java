package org.artstore.ingest.admission;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// An upload on its way from the door to its admission: token and limits are being looked at. Once
/// bytes of it have come it counts as well, for otherwise thousands could be on that way before the
/// first is admitted. One of which little more than the head has come costs next to nothing, here
/// and behind.
public final class Entrance {
    private static final AttributeKey<Entrance> KEY = AttributeKey.valueOf("artstore.entrance");

    private final AtomicInteger entering;
    private boolean brought;
    private boolean left;
    private @Nullable Admitted admitted;

    Entrance(AtomicInteger entering) {
        this.entering = entering;
    }

    /// Notes it as that of the request which the connection is serving.
    public void note(Channel channel) {
        channel.attr(KEY).set(this);
    }

    /// The one of the request which the connection is serving, if that is an upload.
    static Optional<Entrance> of(Channel channel) {
        return Optional.ofNullable(channel.attr(KEY).get());
    }

    /// Bytes worth counting have come, or their end; said again, that means nothing.
    public synchronized void bring() {
        if (brought) {
            return;
        }
        brought = true;
        if (!left) {
            entering.incrementAndGet();
        } else if (admitted != null) {
            admitted.begin();
        }
    }

    /// Admits it, unless it is one too many; its way has ended then.
    synchronized Optional<Admitted> admit(Admission admission) {
        var upload = brought ? admission.admit() : admission.admitSilent();
        admitted = upload.orElse(null);
        leave();
        return upload;
    }

    /// It has been admitted or refused; said again, that means nothing.
    public synchronized void leave() {
        if (!left) {
            left = true;
            if (brought) {
                entering.decrementAndGet();
            }
        }
    }
}
