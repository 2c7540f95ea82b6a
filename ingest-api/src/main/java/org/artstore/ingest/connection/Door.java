package org.artstore.ingest.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

import org.artstore.ingest.admission.Entrance;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Lets one request of a connection in at a time, and only if the answers before it are being
/// taken: whatever has been read beyond that waits here, and nothing more is read. Refuses requests
/// that are too many, which costs far less than to serve them.
final class Door extends ChannelDuplexHandler {

    /// A refused body up to this size is read and dropped, so that the connection can go on.
    private static final long SMALL_BODY = 1 << 20;

    /// Bytes from which on a body takes a place among the uploads that are worked on: clients that
    /// send one now and then take none.
    private static final int WORTH_COUNTING = 1 << 10;

    private final Attendance attendance;
    private final Refusals refusals;
    private final Deque<Object> held = new ArrayDeque<>();
    private @Nullable ChannelHandlerContext context;
    private boolean healthOnly;
    private boolean serving;
    private boolean receiving;
    private boolean refused;
    private boolean closing;
    private boolean informational;
    private boolean readWanted;
    private long arrived;
    private Optional<Entrance> entrance = Optional.empty();

    Door(Attendance attendance, Refusals refusals) {
        this.attendance = attendance;
        this.refusals = refusals;
    }

    /// @param health whether nothing but health can be asked for
    void open(boolean health) {
        healthOnly = health;
    }

    /// Says that the head of a request took too long, and closes.
    void tellStalled() {
        if (context != null) {
            closing = true;
            tell(refusals.stalled(), context);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (held.isEmpty() && mayEnter(message, context)) {
            enter(message, context);
        } else {
            held.add(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.fireChannelReadComplete();
        if (!serving) {
            read(context);
        }
    }

    @Override
    public void read(ChannelHandlerContext context) {
        if (held.isEmpty() && context.channel().isWritable()) {
            context.read();
        } else {
            readWanted = true;
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse answer) {
            informational = answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        }
        boolean ends = message instanceof LastHttpContent && !informational;
        var _ = context.write(message, promise);
        if (ends) {
            serving = false;
            entrance.ifPresent(Entrance::leave);
            attendance.answered(!receiving, System.nanoTime());
            context.executor().execute(() -> letIn(context));
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        context.fireChannelWritabilityChanged();
        letIn(context);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        entrance.ifPresent(Entrance::leave);
        held.forEach(ReferenceCountUtil::release);
        held.clear();
    }

    /// What has waited, as far as it may come in now.
    private void letIn(ChannelHandlerContext context) {
        while (!held.isEmpty() && mayEnter(held.getFirst(), context)) {
            enter(held.removeFirst(), context);
        }
        if (readWanted && held.isEmpty() && context.channel().isWritable()) {
            readWanted = false;
            context.read();
        }
    }

    private boolean mayEnter(Object message, ChannelHandlerContext context) {
        return !(message instanceof HttpRequest) || (!serving && context.channel().isWritable());
    }

    private void enter(Object message, ChannelHandlerContext context) {
        if (message instanceof HttpRequest request) {
            receiving = true;
            arrived = 0;
            attendance.head(System.nanoTime());
            refused = closing || isTooMany(request);
            if (refused && !closing) {
                refuse(request, context);
            }
            serving = !refused;
            if (serving) {
                entrance = refusals.enter(request);
                entrance.ifPresent(it -> it.note(context.channel()));
            }
        }
        if (message instanceof HttpContent content && bringsEnough(content)) {
            entrance.ifPresent(Entrance::bring);
        }
        boolean ends = message instanceof LastHttpContent;
        if (refused) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
        if (ends) {
            receiving = false;
            attendance.complete(System.nanoTime());
            if (refused && closing) {
                var _ = context.close();
            }
        }
    }

    private boolean bringsEnough(HttpContent content) {
        arrived += content.content().readableBytes();
        return content instanceof LastHttpContent || arrived >= WORTH_COUNTING;
    }

    private boolean isTooMany(HttpRequest request) {
        return request.decoderResult().isSuccess() && refusals.isTooMany(request, healthOnly);
    }

    private void refuse(HttpRequest request, ChannelHandlerContext context) {
        long length = HttpUtil.getContentLength(request, Long.MAX_VALUE);
        closing =
                healthOnly
                        || !HttpUtil.isKeepAlive(request)
                        || HttpUtil.is100ContinueExpected(request)
                        || length > SMALL_BODY;
        tell(refusals.overloaded(request, closing), context);
    }

    private void tell(FullHttpResponse answer, ChannelHandlerContext context) {
        var written = context.writeAndFlush(answer);
        attendance.answered(false, System.nanoTime());
        if (closing && context.channel() instanceof DuplexChannel channel) {
            // Closed for good while bytes still come, the answer could be lost on its way.
            written.addListener(
                    _ -> {
                        var _ = channel.shutdownOutput();
                    });
        }
    }
}
