package org.artstore.ingest.rate;

import org.springframework.http.HttpHeaders;

/// Where an account stands with its requests, in the words of draft-ietf-httpapi-ratelimit-headers.
///
/// @param limit requests a minute
/// @param left as far as is known here
record Standing(long limit, long left) {

    static final String POLICY = "RateLimit-Policy";
    static final String STATE = "RateLimit";

    private static final long MINUTE = 60;

    String policy() {
        return "\"requests\";q=" + limit + ";w=" + MINUTE;
    }

    /// With the seconds until all of the limit is there again.
    String state() {
        long taken = Math.max(0, limit - left);
        return "\"requests\";r=" + left + ";t=" + Math.ceilDiv(taken * MINUTE, limit);
    }

    void describe(HttpHeaders headers) {
        headers.set(POLICY, policy());
        headers.set(STATE, state());
    }
}
