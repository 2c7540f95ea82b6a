package org.artstore.starter.endpoint;

import org.artstore.starter.access.OpenPath;
import org.artstore.starter.access.ReactiveCallers;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Optional;

/// Finds the endpoint of a reactive request, and checks what it asks for before anything is read.
final class CheckedHandlerMapping extends RequestMappingHandlerMapping {

    private final EndpointRules rules = new EndpointRules();
    private final List<OpenPath> open;

    /// @param open the paths of the service that need no token
    CheckedHandlerMapping(List<OpenPath> open) {
        this.open = List.copyOf(open);
    }

    @Override
    public Mono<HandlerMethod> getHandlerInternal(ServerWebExchange exchange) {
        return super.getHandlerInternal(exchange).flatMap(endpoint -> checked(endpoint, exchange));
    }

    @Override
    public void afterPropertiesSet() {
        super.afterPropertiesSet();
        getHandlerMethods()
                .forEach(
                        (mapping, endpoint) ->
                                EndpointRules.requireScope(endpoint, paths(mapping), open));
    }

    private static List<String> paths(RequestMappingInfo mapping) {
        return mapping.getPatternsCondition().getPatterns().stream()
                .map(PathPattern::getPatternString)
                .toList();
    }

    private Mono<HandlerMethod> checked(HandlerMethod endpoint, ServerWebExchange exchange) {
        var parameters = exchange.getRequest().getQueryParams().keySet();
        return ReactiveCallers.of(exchange)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .doOnNext(caller -> rules.check(endpoint, caller, parameters))
                .thenReturn(endpoint);
    }
}
