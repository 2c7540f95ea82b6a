package org.artstore.standalone.child;

import java.time.Duration;

/// The pause before the next start: doubled after each short life, short again after a long one.
record Backoff(Duration pause) {
    static final Backoff NONE = new Backoff(Duration.ofMillis(100));

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration LONG_LIFE = Duration.ofSeconds(30);

    Backoff after(Duration life) {
        if (life.compareTo(LONG_LIFE) >= 0) {
            return NONE;
        }
        var doubled = pause.multipliedBy(2);
        return new Backoff(doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled);
    }
}
