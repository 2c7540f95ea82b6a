package org.artstore.starter.health;

/// A check's finding that its part is not usable, in words that anybody may read.
public final class NotReady extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotReady(String finding) {
        super(finding, null, false, false);
    }
}
