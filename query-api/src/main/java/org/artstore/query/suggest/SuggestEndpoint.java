package org.artstore.query.suggest;

import org.artstore.schemas.account.Scopes;
import org.artstore.starter.access.Caller;
import org.artstore.starter.endpoint.QueryParameters;
import org.artstore.starter.endpoint.RequiresScope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.util.List;

/// Completes what is typed.
@RestController
@RequiresScope(Scopes.FILES_READ)
final class SuggestEndpoint {

    private static final String BEGUN = "q";
    private static final String LIMIT = "limit";
    private static final int DEFAULT_LIMIT = 10;
    private static final int MAX_LIMIT = 50;
    private static final int MAX_BEGUN = 500;

    private final Suggestions suggestions;

    SuggestEndpoint(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    @GetMapping("/api/v1/suggest")
    @QueryParameters({BEGUN, LIMIT})
    Mono<SuggestAnswer> suggest(ServerHttpRequest request, Caller caller) {
        var parameters = request.getQueryParams();
        var begun = one(parameters, BEGUN);
        if (begun == null) {
            throw new SuggestRejected.Malformed(BEGUN, "is missing");
        }
        if (begun.length() > MAX_BEGUN) {
            throw new SuggestRejected.Malformed(BEGUN, "is over 500 characters");
        }
        return suggestions.find(
                caller.tenant(), begun.replace('\0', ' '), limit(one(parameters, LIMIT)));
    }

    private static @Nullable String one(MultiValueMap<String, String> parameters, String name) {
        var given = parameters.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw new SuggestRejected.Malformed(name, "is given more than once");
        }
        return given.isEmpty() ? null : given.getFirst();
    }

    private static int limit(@Nullable String given) {
        if (given == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(given);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException _) {
            throw new SuggestRejected.Malformed(LIMIT, "is not a number");
        }
        throw new SuggestRejected.Malformed(LIMIT, "must be from 1 to 50");
    }
}
