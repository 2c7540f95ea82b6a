package org.artstore.ingest.ietf;

import org.artstore.starter.access.Caller;
import org.artstore.starter.request.RequestContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// A request and who sent it.
record Exchange(ServerHttpRequest request, Caller caller, RequestContext context) {

    HttpHeaders headers() {
        return request.getHeaders();
    }

    String traceparent() {
        return context.traceParent().value();
    }
}
