package org.artstore.ingest.admission;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Serves everything but health on other threads than those that read the connections. Tokens,
/// rules and JSON take a thread for milliseconds, and whoever is refused or asks for health waits
/// behind that.
final class OffTheLoop implements WebFilter, Ordered {

    private static final String HEALTH = "/health/";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getRequest().getPath().value().startsWith(HEALTH)
                ? chain.filter(exchange)
                : chain.filter(exchange).subscribeOn(Schedulers.parallel());
    }

    /// Before everything else.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
