package org.artstore.starter.access;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/// A path of a reactive service that needs no token, because who may read there is decided by what
/// stands in it. A service has one bean of this type for each.
///
/// @param pattern as Spring reads it
public record OpenPath(String pattern) {

    /// Whether it covers all paths of an endpoint.
    ///
    /// @param path of the endpoint, which may have variables
    public boolean covers(String path) {
        return PathPatternParser.defaultInstance
                .parse(pattern)
                .matches(PathContainer.parsePath(path));
    }
}
