package org.artstore.starter.problem;

import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.Objects;

/// The name by which a client knows a parameter of an endpoint.
final class ParameterNames {

    private static final DefaultParameterNameDiscoverer NAMES =
            new DefaultParameterNameDiscoverer();

    private ParameterNames() {}

    static String of(MethodParameter parameter) {
        var declared = parameter.getParameterAnnotation(RequestParam.class);
        if (declared != null && !declared.name().isEmpty()) {
            return declared.name();
        }
        var header = parameter.getParameterAnnotation(RequestHeader.class);
        if (header != null && !header.name().isEmpty()) {
            return header.name();
        }
        parameter.initParameterNameDiscovery(NAMES);
        return Objects.requireNonNullElse(parameter.getParameterName(), "?");
    }
}
