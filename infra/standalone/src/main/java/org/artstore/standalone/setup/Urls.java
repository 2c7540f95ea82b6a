package org.artstore.standalone.setup;

import java.net.URI;

/// Where clients find the services.
public record Urls(URI auth, URI worker, URI ingest, URI query, URI index) {
    public URI token() {
        return auth.resolve("/api/v1/auth/token");
    }

    URI elements() {
        return auth.resolve("/api/v1/storage-elements");
    }
}
