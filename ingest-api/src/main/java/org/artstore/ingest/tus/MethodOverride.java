package org.artstore.ingest.tus;

import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

/// Lets clients whose environment has no PATCH say in a header that they mean it (tus 1.0.0,
/// `X-HTTP-Method-Override`).
final class MethodOverride implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        var meant = headers.getFirst(TusHeaders.METHOD_OVERRIDE);
        if (meant == null || !headers.containsHeader(TusHeaders.RESUMABLE)) {
            return chain.filter(exchange);
        }
        var method = HttpMethod.valueOf(meant);
        return chain.filter(exchange.mutate().request(request -> request.method(method)).build());
    }
}
