package org.artstore.starter.access;

import java.util.List;

/// The paths that need no token in any service. A service may have more: [OpenPath].
public final class OpenPaths {

    public static final List<String> PATTERNS =
            List.of("/health/live", "/health/ready", "/metrics", "/openapi.json");

    private OpenPaths() {}
}
