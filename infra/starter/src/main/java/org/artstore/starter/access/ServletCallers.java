package org.artstore.starter.access;

import jakarta.servlet.http.HttpServletRequest;

import java.util.Optional;

/// Who calls in a servlet request.
public final class ServletCallers {

    private ServletCallers() {}

    /// Empty on a path that needs no token.
    public static Optional<Caller> of(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof CallerToken token
                ? Optional.of(token.getPrincipal())
                : Optional.empty();
    }
}
