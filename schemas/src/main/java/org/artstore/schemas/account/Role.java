package org.artstore.schemas.account;

import java.util.Set;

/// What an account may do: a role grants scopes, and endpoints ask for scopes only.
public enum Role {
    ADMIN(
            Scopes.FILES_READ,
            Scopes.FILES_WRITE,
            Scopes.STORAGE_READ,
            Scopes.STORAGE_WRITE,
            Scopes.ADMIN_READ,
            Scopes.ADMIN_WRITE,
            Scopes.AUDIT_READ,
            Scopes.JOBS_WRITE,
            Scopes.WEBHOOKS_WRITE),
    OPERATOR(
            Scopes.FILES_READ,
            Scopes.FILES_WRITE,
            Scopes.STORAGE_READ,
            Scopes.STORAGE_WRITE,
            Scopes.JOBS_WRITE,
            Scopes.WEBHOOKS_WRITE),
    USER(Scopes.FILES_READ, Scopes.FILES_WRITE, Scopes.WEBHOOKS_WRITE),
    AUDITOR(Scopes.FILES_READ, Scopes.STORAGE_READ, Scopes.AUDIT_READ),
    READONLY(Scopes.FILES_READ);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private final Set<String> scopes;

    Role(String... scopes) {
        this.scopes = Set.of(scopes);
    }

    /// The scopes it grants; all that it does not name is denied.
    public Set<String> scopes() {
        return scopes;
    }
}
