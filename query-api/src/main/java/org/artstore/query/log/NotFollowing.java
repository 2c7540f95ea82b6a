package org.artstore.query.log;

/// The log is not followed yet: Kafka or the index has not been reached since the start.
final class NotFollowing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotFollowing() {
        super("the file log is not followed yet", null, false, false);
    }
}
