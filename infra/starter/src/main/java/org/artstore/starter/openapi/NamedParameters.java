package org.artstore.starter.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;

import org.artstore.starter.endpoint.QueryParameters;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

import java.util.List;
import java.util.Objects;

/// Tells of each operation which parameters of the query it reads, beside those that are declared.
final class NamedParameters implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod endpoint) {
        var named = endpoint.getMethodAnnotation(QueryParameters.class);
        if (named != null) {
            for (var name : named.value()) {
                if (!isDeclared(operation, name)) {
                    operation.addParametersItem(parameter(name));
                }
            }
        }
        return operation;
    }

    private static boolean isDeclared(Operation operation, String name) {
        return Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of()).stream()
                .anyMatch(known -> name.equals(known.getName()));
    }

    private static Parameter parameter(String name) {
        return new Parameter().name(name).in("query").required(false).schema(new StringSchema());
    }
}
