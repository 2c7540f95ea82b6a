package org.artstore.schemas.account;

/// The scopes that endpoints ask for (RFC 6749, 3.3).
public final class Scopes {

    public static final String FILES_READ = "files:read";
    public static final String FILES_WRITE = "files:write";
    public static final String STORAGE_READ = "storage:read";
    public static final String STORAGE_WRITE = "storage:write";
    public static final String ADMIN_READ = "admin:read";
    public static final String ADMIN_WRITE = "admin:write";
    public static final String AUDIT_READ = "audit:read";
    public static final String JOBS_WRITE = "jobs:write";
    public static final String WEBHOOKS_WRITE = "webhooks:write";

    /// Held by the services only; no role grants it.
    public static final String INTERNAL = "internal";

    private Scopes() {}
}
