package org.artstore.ingest.admission;

import io.netty.channel.Channel;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.Optional;
import java.util.function.Function;

/// Admits requests that bring bytes, before any of these is read.
final class AdmissionFilter implements WebFilter, Ordered {

    private final Admission admission;
    private final Function<ServerHttpRequest, Optional<Channel>> channels;
    private final Runnable refused;

    /// @param channels the connection of a request, if it has one
    /// @param refused is told of each refusal
    AdmissionFilter(
            Admission admission,
            Function<ServerHttpRequest, Optional<Channel>> channels,
            Runnable refused) {
        this.admission = admission;
        this.channels = channels;
        this.refused = refused;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        return Uploading.isMeant(request.getMethod().name(), request.getPath().value())
                ? admitted(exchange, chain)
                : chain.filter(exchange);
    }

    /// Behind the check of tokens and the limits of accounts.
    @Override
    public int getOrder() {
        return 100;
    }

    private Mono<Void> admitted(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.defer(
                () -> {
                    var upload = admitted(exchange.getRequest());
                    var counting =
                            exchange.mutate()
                                    .request(new Counting(exchange.getRequest(), upload))
                                    .build();
                    return chain.filter(counting).doFinally(_ -> upload.end(isStored(exchange)));
                });
    }

    private Admitted admitted(ServerHttpRequest request) {
        return channels.apply(request)
                .flatMap(Entrance::of)
                .map(it -> it.admit(admission))
                .orElseGet(admission::admit)
                .orElseThrow(this::overloaded);
    }

    private UploadRefused overloaded() {
        refused.run();
        return new UploadRefused(new Refusal.Overloaded(admission.retryAfter()));
    }

    private static boolean isStored(ServerWebExchange exchange) {
        return HttpStatus.CREATED.equals(exchange.getResponse().getStatusCode());
    }

    /// The request, which tells when its bytes are there.
    private static final class Counting extends ServerHttpRequestDecorator {

        private final Admitted upload;

        Counting(ServerHttpRequest request, Admitted upload) {
            super(request);
            this.upload = upload;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody().doOnComplete(upload::complete);
        }
    }
}
