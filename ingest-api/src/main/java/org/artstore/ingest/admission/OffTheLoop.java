package org.artstore.ingest.admission;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Serves uploads on other threads than those that read the connections. Tokens, rules and JSON
/// take a thread for milliseconds, and whoever is refused or asks for health waits behind that.
final class OffTheLoop implements WebFilter, Ordered {
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        return Uploading.isMeant(request.getMethod().name(), request.getPath().value())
                ? chain.filter(exchange).subscribeOn(Schedulers.parallel())
                : chain.filter(exchange);
    }

    /// Before everything else.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
