package org.artstore.ingest.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

import org.artstore.ingest.connection.Attendance.Verdict;
import org.artstore.ingest.connection.Connections.Entry;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Looks at a connection every now and then, and closes it when its client is too slow.
final class Watchman extends ChannelInboundHandlerAdapter {

    private final Attendance attendance;
    private final Connections connections;
    private final ConnectionSettings settings;
    private final Door door;
    private @Nullable ScheduledFuture<?> looking;
    private boolean entered;

    Watchman(
            Attendance attendance,
            Connections connections,
            ConnectionSettings settings,
            Door door) {
        this.attendance = attendance;
        this.connections = connections;
        this.settings = settings;
        this.door = door;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        entered = true;
        var entry = connections.enter();
        if (entry == Entry.NONE) {
            var _ = context.close();
            return;
        }
        door.open(entry == Entry.HEALTH_ONLY);
        long tick = settings.tick().toNanos();
        looking =
                context.executor()
                        .scheduleAtFixedRate(() -> look(context), tick, tick, TimeUnit.NANOSECONDS);
        context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (looking != null) {
            looking.cancel(false);
        }
        if (entered) {
            connections.leave();
        }
        context.fireChannelInactive();
    }

    private void look(ChannelHandlerContext context) {
        var queue = context.channel().unsafe().outboundBuffer();
        long queued = queue == null ? 0 : queue.totalPendingWriteBytes();
        var verdict = attendance.look(queued, System.nanoTime());
        if (verdict == Verdict.TELL_AND_CLOSE) {
            door.tellStalled();
        } else if (verdict == Verdict.CLOSE) {
            var _ = context.close();
        }
    }
}
