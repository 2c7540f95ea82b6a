package org.artstore.ingest.redis;

/// Redis does not answer, or not in time.
public final class RedisAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RedisAway() {
        super("Redis is away", null, false, false);
    }
}
