package org.artstore.auth.element;

import org.artstore.auth.page.Page;
import org.artstore.auth.page.PageRequest;
import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.id.ElementId;
import org.artstore.starter.endpoint.RequiresScope;
import org.artstore.starter.request.RequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.JsonNode;

import java.net.URI;

/// The registry over HTTP.
@RestController
@RequestMapping(ElementEndpoint.PATH)
final class ElementEndpoint {

    static final String PATH = "/api/v1/storage-elements";

    private final Elements elements;
    private final ElementStatuses statuses;

    ElementEndpoint(Elements elements, ElementStatuses statuses) {
        this.elements = elements;
        this.statuses = statuses;
    }

    @PostMapping
    @RequiresScope(Scopes.STORAGE_WRITE)
    ResponseEntity<ElementView> register(@RequestBody JsonNode body, RequestContext request) {
        var element = elements.register(ElementDraft.of(body), request.traceParent().value());
        var location = URI.create(PATH + "/" + element.elementId());
        return ResponseEntity.created(location).body(view(element));
    }

    @GetMapping
    @RequiresScope(Scopes.STORAGE_READ)
    Page<ElementView> list(
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        return Page.of(page, elements.list(page), it -> it.elementId().value(), this::view);
    }

    @GetMapping("/{id}")
    @RequiresScope(Scopes.STORAGE_READ)
    ElementView get(@PathVariable ElementId id) {
        return view(elements.get(id));
    }

    @PostMapping("/{id}/mode")
    @RequiresScope(Scopes.STORAGE_WRITE)
    ElementView changeMode(
            @PathVariable ElementId id, @RequestBody JsonNode body, RequestContext request) {
        var change = ModeChange.of(body);
        return view(elements.changeMode(id, change, request.traceParent().value()));
    }

    private ElementView view(StorageElement element) {
        return ElementView.of(element, statuses.of(element.elementId()));
    }
}
