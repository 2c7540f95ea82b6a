package org.artstore.starter.sample;

/// What the sample refuses.
public final class SampleRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int limit;

    SampleRejected(int limit) {
        this.limit = limit;
    }

    int limit() {
        return limit;
    }
}
