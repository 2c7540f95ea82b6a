package org.artstore.standalone;

import org.artstore.standalone.child.RotatingLog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/// What the supervisor says to a human, also kept in its log.
final class Console implements Consumer<String> {
    private final RotatingLog log;

    Console(RotatingLog log) {
        this.log = log;
    }

    @Override
    public void accept(String sentence) {
        System.out.println(sentence);
        log.accept(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + sentence);
    }

    /// Nobody listens any more: a detached start has come to its end. The log goes on.
    void detach() {
        System.out.close();
        System.err.close();
    }
}
