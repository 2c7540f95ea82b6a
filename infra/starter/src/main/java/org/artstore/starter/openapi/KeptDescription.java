package org.artstore.starter.openapi;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

import java.nio.ByteBuffer;

/// Keeps the description as it was written first. It never changes and anybody may ask for it, and
/// to write it takes milliseconds of a thread on which others wait.
final class KeptDescription implements WebFilter, Ordered {

    private static final int BEHIND_THE_NAME_OF_THE_REQUEST = HIGHEST_PRECEDENCE + 1;

    private final String path;
    private volatile byte @Nullable [] kept;

    KeptDescription(String path) {
        this.path = path;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!isMeant(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        var known = kept;
        return known == null
                ? chain.filter(
                        exchange.mutate().response(new Keeping(exchange.getResponse())).build())
                : write(known, exchange.getResponse());
    }

    @Override
    public int getOrder() {
        return BEHIND_THE_NAME_OF_THE_REQUEST;
    }

    private boolean isMeant(ServerHttpRequest request) {
        return HttpMethod.GET.equals(request.getMethod())
                && path.equals(request.getPath().value())
                && request.getURI().getRawQuery() == null;
    }

    private static Mono<Void> write(byte[] description, ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.OK);
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getHeaders().setContentLength(description.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(description)));
    }

    /// The first answers, which tell what the next will be.
    private final class Keeping extends ServerHttpResponseDecorator {

        Keeping(ServerHttpResponse response) {
            super(response);
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            return super.writeWith(DataBufferUtils.join(body).doOnNext(this::keep));
        }

        private void keep(DataBuffer description) {
            if (HttpStatus.OK.equals(getStatusCode())) {
                var bytes = new byte[description.readableByteCount()];
                description.toByteBuffer(ByteBuffer.wrap(bytes));
                kept = bytes;
            }
        }
    }
}
