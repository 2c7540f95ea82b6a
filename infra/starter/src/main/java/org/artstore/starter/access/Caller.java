package org.artstore.starter.access;

import org.artstore.schemas.account.Role;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;

import java.util.Set;

/// The account behind a request, as its token tells. An endpoint takes it as a parameter.
///
/// @param role null for the services' own account, whose scope no role grants
public record Caller(
        ClientId clientId, String name, TenantId tenant, @Nullable Role role, Set<String> scopes) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public boolean has(String scope) {
        return scopes.contains(scope);
    }
}
