package org.artstore.starter.access;

import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

/// Who calls in a reactive request.
public final class ReactiveCallers {

    private ReactiveCallers() {}

    /// Empty on a path that needs no token.
    public static Mono<Caller> of(ServerWebExchange exchange) {
        return exchange.getPrincipal().ofType(CallerToken.class).map(CallerToken::getPrincipal);
    }
}
