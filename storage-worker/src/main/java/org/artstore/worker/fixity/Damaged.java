package org.artstore.worker.fixity;

/// What lies on an element is not what was stored.
public final class Damaged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Damaged(String what) {
        super(what);
    }
}
