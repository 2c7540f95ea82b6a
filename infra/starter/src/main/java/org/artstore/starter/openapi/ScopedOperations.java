package org.artstore.starter.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;

import org.artstore.starter.endpoint.DeclaredScope;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/// Tells of each operation which scope its token must have.
final class ScopedOperations implements OperationCustomizer {

    static final String SCHEME = "token";

    @Override
    public Operation customize(Operation operation, HandlerMethod endpoint) {
        DeclaredScope.of(endpoint)
                .ifPresent(
                        scope ->
                                operation.addSecurityItem(
                                        new SecurityRequirement().addList(SCHEME, scope)));
        return operation;
    }
}
