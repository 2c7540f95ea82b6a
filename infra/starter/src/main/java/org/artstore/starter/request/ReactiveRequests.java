package org.artstore.starter.request;

import org.springframework.web.server.ServerWebExchange;

/// Where a reactive request carries its [RequestContext].
public final class ReactiveRequests {

    private ReactiveRequests() {}

    /// What the filter in front of every request has put there.
    public static RequestContext contextOf(ServerWebExchange exchange) {
        if (exchange.getAttribute(RequestContext.ATTRIBUTE) instanceof RequestContext context) {
            return context;
        }
        throw new IllegalStateException("the request filter has not run");
    }
}
