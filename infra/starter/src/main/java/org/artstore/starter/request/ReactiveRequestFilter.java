package org.artstore.starter.request;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

/// Names a request before anything else sees it.
final class ReactiveRequestFilter implements WebFilter, Ordered {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        var context =
                RequestContext.from(
                        headers.getFirst(RequestContext.REQUEST_ID_HEADER),
                        headers.getFirst(RequestContext.TRACE_PARENT_HEADER));
        exchange.getAttributes().put(RequestContext.ATTRIBUTE, context);
        exchange.getResponse()
                .getHeaders()
                .set(RequestContext.REQUEST_ID_HEADER, context.requestId());
        return chain.filter(exchange).contextWrite(view -> view.put(RequestContext.class, context));
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
