package org.artstore.starter.request;

import jakarta.servlet.http.HttpServletRequest;

/// Where a servlet request carries its [RequestContext].
public final class ServletRequests {

    private ServletRequests() {}

    /// What the filter in front of every request has put there.
    public static RequestContext contextOf(HttpServletRequest request) {
        if (request.getAttribute(RequestContext.ATTRIBUTE) instanceof RequestContext context) {
            return context;
        }
        throw new IllegalStateException("the request filter has not run");
    }
}
