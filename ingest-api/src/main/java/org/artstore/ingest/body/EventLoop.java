package org.artstore.ingest.body;

import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;

/// The thread that reads the connection of a request.
final class EventLoop {

    private EventLoop() {}

    /// Runs tasks on that thread, but never within what it is doing when it gets them.
    static Scheduler of(ServerHttpRequest request) {
        if (nativeRequest(request) instanceof Connection connection) {
            return Schedulers.fromExecutor(connection.channel().eventLoop());
        }
        throw new IllegalStateException("a request of another server than Netty");
    }

    private static Object nativeRequest(ServerHttpRequest request) {
        return request instanceof AbstractServerHttpRequest own
                ? own.getNativeRequest()
                : ServerHttpRequestDecorator.getNativeRequest(request);
    }
}
