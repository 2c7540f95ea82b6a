package org.artstore.starter.endpoint;

import org.artstore.starter.access.Caller;
import org.artstore.starter.access.OpenPath;
import org.artstore.starter.access.OpenPaths;
import org.springframework.web.method.HandlerMethod;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The rules of all endpoints of a service. The framework's own endpoints have none.
final class EndpointRules {

    private static final String FRAMEWORK = "org.spring";

    private final Map<HandlerMethod, EndpointRule> rules = new ConcurrentHashMap<>();

    void check(HandlerMethod endpoint, Optional<Caller> caller, Collection<String> parameters) {
        if (!isFramework(endpoint)) {
            rules.computeIfAbsent(endpoint, EndpointRule::of).check(caller, parameters);
        }
    }

    /// An endpoint that has forgotten to say which scope it needs is a hole: the service must not
    /// start.
    ///
    /// @param paths of the endpoint, with their variables
    /// @param more paths of the service that need no token
    static void requireScope(
            HandlerMethod endpoint, Collection<String> paths, Collection<OpenPath> more) {
        if (!isFramework(endpoint)
                && EndpointRule.of(endpoint).scope().isEmpty()
                && !paths.stream().allMatch(path -> isOpen(path, more))) {
            throw new IllegalStateException("no @RequiresScope on " + endpoint);
        }
    }

    private static boolean isOpen(String path, Collection<OpenPath> more) {
        return OpenPaths.PATTERNS.contains(path)
                || path.equals("/error")
                || more.stream().anyMatch(open -> open.covers(path));
    }

    private static boolean isFramework(HandlerMethod endpoint) {
        return endpoint.getBeanType().getName().startsWith(FRAMEWORK);
    }
}
