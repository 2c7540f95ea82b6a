package org.artstore.starter.sample;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Endpoints that do not say which scope they need.
public interface ForgetfulEndpoint {

    /// At a path that is always the same.
    @RestController
    final class OfOnePath implements ForgetfulEndpoint {

        @GetMapping("/api/v1/forgotten")
        String see() {
            return "seen";
        }
    }

    /// At a path with a variable.
    @RestController
    final class OfManyPaths implements ForgetfulEndpoint {

        @GetMapping("/api/v1/forgotten/{name}")
        String see(@PathVariable String name) {
            return name;
        }
    }
}
