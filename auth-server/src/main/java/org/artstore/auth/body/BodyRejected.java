package org.artstore.auth.body;

import java.util.List;

/// A body is JSON, but not one that is allowed here.
public final class BodyRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    BodyRejected(List<Violation> violations) {
        super("body not allowed: " + violations, null, false, false);
        this.violations = List.copyOf(violations);
    }

    public List<Violation> violations() {
        return violations;
    }
}
