package org.artstore.ingest.body;

import io.netty.channel.Channel;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;

import java.util.Optional;
import java.util.concurrent.Executor;

/// The thread that reads the connection of a request.
public final class EventLoop {

    private EventLoop() {}

    /// The connection, if it is one.
    public static Optional<Channel> channel(ServerHttpRequest request) {
        return nativeRequest(request) instanceof Connection connection
                ? Optional.of(connection.channel())
                : Optional.empty();
    }

    /// Runs tasks on that thread, but never within what it is doing when it gets them.
    static Scheduler of(ServerHttpRequest request) {
        return channel(request)
                .map(channel -> Schedulers.fromExecutor(loop(channel)))
                .orElseThrow(
                        () -> new IllegalStateException("a request of another server than Netty"));
    }

    /// A connection that has gone away meanwhile has none any more.
    private static Executor loop(Channel channel) {
        try {
            return channel.eventLoop();
        } catch (IllegalStateException _) {
            throw new UploadRefused(new Refusal.CutOff());
        }
    }

    private static Object nativeRequest(ServerHttpRequest request) {
        return request instanceof AbstractServerHttpRequest own
                ? own.getNativeRequest()
                : ServerHttpRequestDecorator.getNativeRequest(request);
    }
}
