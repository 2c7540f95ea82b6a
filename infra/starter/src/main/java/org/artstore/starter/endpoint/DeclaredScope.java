package org.artstore.starter.endpoint;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

import java.util.Optional;

/// The scope that an endpoint declares: its own, else that of its class.
public final class DeclaredScope {

    private DeclaredScope() {}

    public static Optional<String> of(HandlerMethod endpoint) {
        var own =
                AnnotatedElementUtils.findMergedAnnotation(
                        endpoint.getMethod(), RequiresScope.class);
        var inherited =
                AnnotatedElementUtils.findMergedAnnotation(
                        endpoint.getBeanType(), RequiresScope.class);
        return Optional.ofNullable(own == null ? inherited : own).map(RequiresScope::value);
    }
}
