package org.artstore.starter.kafka;

/// The cluster did not create topics; trying again later is safe.
public final class TopicsNotCreated extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TopicsNotCreated(Throwable cause) {
        super("topics cannot be created", cause);
    }
}
