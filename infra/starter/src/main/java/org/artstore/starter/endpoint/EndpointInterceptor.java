package org.artstore.starter.endpoint;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.artstore.starter.access.ServletCallers;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;

import java.util.Set;

/// Checks what the endpoint of a servlet request asks for, before anything is read.
final class EndpointInterceptor implements HandlerInterceptor {

    private final EndpointRules rules = new EndpointRules();

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod endpoint
                && request.getDispatcherType() == DispatcherType.REQUEST) {
            rules.check(endpoint, ServletCallers.of(request), parameters(request));
        }
        return true;
    }

    /// Those of the query only: the servlet API mixes them with the fields of a form.
    private static Set<String> parameters(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null
                ? Set.of()
                : UriComponentsBuilder.newInstance().query(query).build().getQueryParams().keySet();
    }
}
