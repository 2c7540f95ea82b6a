package org.artstore.starter.request;

import org.springframework.web.server.ServerWebExchange;

import reactor.util.context.ContextView;

/// Where a reactive request carries its [RequestContext].
public final class ReactiveRequests {

    /// What the id of a request is called in logs.
    public static final String LOGGED_AS = "request_id";

    private ReactiveRequests() {}

    /// What the filter in front of every request has put there.
    public static RequestContext contextOf(ServerWebExchange exchange) {
        if (exchange.getAttribute(RequestContext.ATTRIBUTE) instanceof RequestContext context) {
            return context;
        }
        throw new IllegalStateException("the request filter has not run");
    }

    /// The id of the request that a reactive chain serves, for lines of its log under
    /// [#LOGGED_AS]; `-` when it serves none.
    public static String idIn(ContextView context) {
        return context.<RequestContext>getOrEmpty(RequestContext.class)
                .map(RequestContext::requestId)
                .orElse("-");
    }
}
