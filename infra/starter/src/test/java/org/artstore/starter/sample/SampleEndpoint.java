package org.artstore.starter.sample;

import org.artstore.starter.access.Caller;
import org.artstore.starter.endpoint.QueryParameters;
import org.artstore.starter.endpoint.RequiresScope;
import org.artstore.starter.request.RequestContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

/// Endpoints that answer, refuse and fail.
@RestController
@RequiresScope("files:read")
final class SampleEndpoint {

    private static final int LIMIT = 10;

    record Seen(
            String clientId,
            String tenant,
            String role,
            UUID thing,
            int limit,
            String requestId,
            String traceParent) {}

    record Thing(String name, int size) {}

    @GetMapping("/api/v1/things/{thing}")
    Seen see(
            @PathVariable UUID thing,
            @RequestParam(defaultValue = "1") int limit,
            Caller caller,
            RequestContext context) {
        return new Seen(
                caller.clientId().value(),
                caller.tenant().value(),
                String.valueOf(caller.role()),
                thing,
                limit,
                context.requestId(),
                context.traceParent().value());
    }

    @GetMapping("/api/v1/named")
    @QueryParameters("also")
    String named(@RequestParam("name") String name) {
        return name;
    }

    @PostMapping(path = "/api/v1/things", consumes = "application/json")
    @RequiresScope("files:write")
    Thing make(@RequestBody Thing thing) {
        if (thing.size() > LIMIT) {
            throw new SampleRejected(LIMIT);
        }
        return thing;
    }

    @GetMapping("/api/v1/broken")
    String fail() {
        throw new IllegalStateException("org.artstore.inner.Name at 10.0.0.1");
    }
}
