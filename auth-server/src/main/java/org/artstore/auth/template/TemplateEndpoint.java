package org.artstore.auth.template;

import org.artstore.auth.page.Page;
import org.artstore.auth.page.PageRequest;
import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.id.TemplateId;
import org.artstore.schemas.template.TemplateVersion;
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

/// The templates over HTTP.
@RestController
@RequestMapping(TemplateEndpoint.PATH)
final class TemplateEndpoint {

    static final String PATH = "/api/v1/templates";

    private final Templates templates;

    TemplateEndpoint(Templates templates) {
        this.templates = templates;
    }

    @PostMapping
    @RequiresScope(Scopes.STORAGE_WRITE)
    ResponseEntity<TemplateView> register(@RequestBody JsonNode body, RequestContext request) {
        var template = templates.register(TemplateDraft.of(body), request.traceParent().value());
        return ResponseEntity.created(URI.create(PATH + "/" + template.templateId()))
                .body(TemplateView.of(template));
    }

    @GetMapping
    @RequiresScope(Scopes.STORAGE_READ)
    Page<TemplateView> list(
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        return Page.of(page, templates.list(page), it -> it.id().value(), TemplateView::of);
    }

    @GetMapping("/{id}")
    @RequiresScope(Scopes.STORAGE_READ)
    TemplateView get(@PathVariable TemplateId id) {
        return TemplateView.of(templates.get(id));
    }

    @PostMapping("/{id}/versions")
    @RequiresScope(Scopes.STORAGE_WRITE)
    ResponseEntity<VersionView> evolve(
            @PathVariable TemplateId id, @RequestBody JsonNode body, RequestContext request) {
        var draft = VersionDraft.of(body);
        var template = templates.evolve(id, draft, request.traceParent().value());
        var location = PATH + "/" + id + "/versions/" + template.version();
        return ResponseEntity.created(URI.create(location))
                .body(VersionView.of(id, template.latest()));
    }

    @GetMapping("/{id}/versions")
    @RequiresScope(Scopes.STORAGE_READ)
    Page<VersionView> versions(
            @PathVariable TemplateId id,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var found =
                templates.get(id).versions().stream()
                        .filter(it -> key(it).compareTo(page.afterKey()) > 0)
                        .limit(limit + 1L)
                        .toList();
        return Page.of(page, found, TemplateEndpoint::key, it -> VersionView.listed(id, it));
    }

    @GetMapping("/{id}/versions/{version}")
    @RequiresScope(Scopes.STORAGE_READ)
    VersionView get(@PathVariable TemplateId id, @PathVariable long version) {
        return VersionView.of(id, templates.get(id, version));
    }

    /// In the order of the numbers.
    private static String key(TemplateVersion version) {
        return "%019d".formatted(version.version());
    }
}
