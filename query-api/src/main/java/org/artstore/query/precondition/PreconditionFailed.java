package org.artstore.query.precondition;

/// A request's `If-Match` does not name the current state.
public final class PreconditionFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PreconditionFailed() {
        super("precondition failed", null, false, false);
    }
}
