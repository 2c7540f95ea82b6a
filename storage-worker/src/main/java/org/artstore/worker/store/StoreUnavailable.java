package org.artstore.worker.store;

/// A store cannot be reached, or did not do what it was asked to: the same can be tried again. What
/// it was asked to do may have been done all the same.
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String what) {
        super(what);
    }

    public StoreUnavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
