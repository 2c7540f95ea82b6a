package org.artstore.starter.endpoint;

import org.artstore.starter.access.Caller;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What one endpoint asks for, read from its declaration.
record EndpointRule(Optional<String> scope, Set<String> parameters) {

    private static final DefaultParameterNameDiscoverer NAMES =
            new DefaultParameterNameDiscoverer();

    static EndpointRule of(HandlerMethod endpoint) {
        return new EndpointRule(DeclaredScope.of(endpoint), parametersOf(endpoint));
    }

    void check(Optional<Caller> caller, Collection<String> sentParameters) {
        if (scope.isPresent() && caller.filter(it -> it.has(scope.get())).isEmpty()) {
            throw new EndpointRejected.InsufficientScope(scope.get());
        }
        for (var name : sentParameters) {
            if (!parameters.contains(name)) {
                throw new EndpointRejected.UnknownParameter(name);
            }
        }
    }

    private static Set<String> parametersOf(HandlerMethod endpoint) {
        var declared =
                Arrays.stream(endpoint.getMethodParameters())
                        .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                        .map(EndpointRule::nameOf);
        var more = endpoint.getMethodAnnotation(QueryParameters.class);
        return Stream.concat(declared, more == null ? Stream.of() : Arrays.stream(more.value()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String nameOf(MethodParameter parameter) {
        var declared = parameter.getParameterAnnotation(RequestParam.class);
        if (declared != null && !declared.name().isEmpty()) {
            return declared.name();
        }
        if (declared != null && !declared.value().isEmpty()) {
            return declared.value();
        }
        parameter.initParameterNameDiscovery(NAMES);
        var name = parameter.getParameterName();
        if (name == null) {
            throw new IllegalStateException("compiled without parameter names: " + parameter);
        }
        return name;
    }
}
