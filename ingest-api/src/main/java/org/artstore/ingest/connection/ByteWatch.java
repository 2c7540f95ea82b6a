package org.artstore.ingest.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/// Notes when bytes come, and how many go.
final class ByteWatch extends ChannelDuplexHandler {

    private final Attendance attendance;

    ByteWatch(Attendance attendance) {
        this.attendance = attendance;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        attendance.bytes(System.nanoTime());
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf buffer) {
            attendance.written(buffer.readableBytes());
        }
        var _ = context.write(message, promise);
    }
}
