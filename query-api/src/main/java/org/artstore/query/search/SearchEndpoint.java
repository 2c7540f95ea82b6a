package org.artstore.query.search;

import org.artstore.schemas.account.Scopes;
import org.artstore.starter.access.Caller;
import org.artstore.starter.endpoint.QueryParameters;
import org.artstore.starter.endpoint.RequiresScope;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

/// Searches and lists documents.
@RestController
@RequiresScope(Scopes.FILES_READ)
final class SearchEndpoint {

    private static final String PATH = "/api/v1/search";
    private static final String LIST = "/api/v1/files";

    private final Searches searches;

    SearchEndpoint(Searches searches) {
        this.searches = searches;
    }

    @GetMapping(PATH)
    @QueryParameters({
        SearchParameters.QUERY,
        SearchParameters.MODE,
        SearchParameters.FILENAME,
        SearchParameters.FILE_EXTENSION,
        SearchParameters.TAGS,
        SearchParameters.CREATED_BY,
        SearchParameters.CONTENT_TYPE,
        SearchParameters.MIN_SIZE,
        SearchParameters.MAX_SIZE,
        SearchParameters.CREATED_AFTER,
        SearchParameters.CREATED_BEFORE,
        SearchParameters.RETENTION_POLICY,
        SearchParameters.CUSTOM_ATTRIBUTES,
        SearchParameters.FACETS,
        SearchParameters.HIGHLIGHT,
        SearchParameters.SORT_BY,
        SearchParameters.SORT_ORDER,
        SearchParameters.LIMIT,
        SearchParameters.CURSOR
    })
    Mono<SearchAnswer> byParameters(ServerHttpRequest request, Caller caller) {
        return search(new SearchParameters(request.getQueryParams()).toRequest(), caller);
    }

    @PostMapping(PATH)
    Mono<SearchAnswer> byBody(@RequestBody SearchRequest request, Caller caller) {
        return search(request, caller);
    }

    /// The newest first, unless asked otherwise.
    @GetMapping(LIST)
    @QueryParameters({SearchParameters.SORT_ORDER, SearchParameters.LIMIT, SearchParameters.CURSOR})
    Mono<DocumentList> list(ServerHttpRequest request, Caller caller) {
        var list = new SearchParameters(request.getQueryParams()).toListRequest();
        return search(list, caller).map(DocumentList::of);
    }

    private Mono<SearchAnswer> search(SearchRequest request, Caller caller) {
        return searches.run(Search.of(caller.tenant(), request), caller.scopes());
    }
}
