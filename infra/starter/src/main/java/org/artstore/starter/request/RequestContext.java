package org.artstore.starter.request;

import org.jspecify.annotations.Nullable;

/// The name of a request in logs and answers, and its place in a distributed trace.
///
/// An endpoint takes it as a parameter; in a reactive chain it is in the Reactor context under this
/// class.
public record RequestContext(String requestId, TraceParent traceParent) {

    public static final String REQUEST_ID_HEADER = "X-Request-Id";
    public static final String TRACE_PARENT_HEADER = "traceparent";

    static final String ATTRIBUTE = RequestContext.class.getName();

    static RequestContext from(@Nullable String requestId, @Nullable String traceParent) {
        return new RequestContext(
                RequestIds.accepted(requestId), TraceParent.continued(traceParent));
    }
}
