package org.artstore.starter.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;

/// Names a request before anything else sees it, in the answer and in the log.
final class ServletRequestFilter extends OncePerRequestFilter {

    private static final String LOGGED_AS = "request_id";

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var context = named(request);
        response.setHeader(RequestContext.REQUEST_ID_HEADER, context.requestId());
        try (var _ = MDC.putCloseable(LOGGED_AS, context.requestId())) {
            chain.doFilter(request, response);
        }
    }

    /// Also on the way through the error page, which is a second dispatch of the same request.
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static RequestContext named(HttpServletRequest request) {
        if (request.getAttribute(RequestContext.ATTRIBUTE) instanceof RequestContext known) {
            return known;
        }
        var context =
                RequestContext.from(
                        request.getHeader(RequestContext.REQUEST_ID_HEADER),
                        request.getHeader(RequestContext.TRACE_PARENT_HEADER));
        request.setAttribute(RequestContext.ATTRIBUTE, context);
        return context;
    }
}
