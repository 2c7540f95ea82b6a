package org.artstore.query.statistics;

import org.artstore.starter.access.ReactiveCallers;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

/// Counts the searches that were answered.
final class SearchCounter implements WebFilter {

    private static final String PATH = "/api/v1/search";

    private final Statistics statistics;

    SearchCounter(Statistics statistics) {
        this.statistics = statistics;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var answered = chain.filter(exchange);
        return exchange.getRequest().getPath().value().equals(PATH)
                ? answered.then(Mono.defer(() -> counted(exchange)))
                : answered;
    }

    private Mono<Void> counted(ServerWebExchange exchange) {
        return HttpStatus.OK.equals(exchange.getResponse().getStatusCode())
                ? ReactiveCallers.of(exchange)
                        .doOnNext(caller -> statistics.searched(caller.tenant()))
                        .then()
                : Mono.empty();
    }
}
