package org.artstore.starter.access;

import java.util.List;

/// The only paths that need no token.
public final class OpenPaths {

    public static final List<String> PATTERNS =
            List.of("/health/live", "/health/ready", "/metrics", "/openapi.json");

    private OpenPaths() {}
}
