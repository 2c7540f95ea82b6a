package org.artstore.auth.account;

import org.artstore.auth.page.Page;
import org.artstore.auth.page.PageRequest;
import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.id.ClientId;
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

/// Accounts over HTTP.
@RestController
@RequestMapping(AccountEndpoint.PATH)
final class AccountEndpoint {

    static final String PATH = "/api/v1/service-accounts";

    private final Accounts accounts;

    AccountEndpoint(Accounts accounts) {
        this.accounts = accounts;
    }

    @PostMapping
    @RequiresScope(Scopes.ADMIN_WRITE)
    ResponseEntity<AccountView> create(@RequestBody JsonNode body, RequestContext request) {
        var created = accounts.create(AccountDraft.of(body), request.traceParent().value());
        var location = URI.create(PATH + "/" + created.account().clientId());
        return ResponseEntity.created(location).body(AccountView.withSecret(created));
    }

    @GetMapping
    @RequiresScope(Scopes.ADMIN_READ)
    Page<AccountView> list(
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        return Page.of(page, accounts.list(page), it -> it.clientId().value(), AccountView::of);
    }

    @GetMapping("/{id}")
    @RequiresScope(Scopes.ADMIN_READ)
    AccountView get(@PathVariable ClientId id) {
        return AccountView.of(accounts.get(id));
    }
}
