package org.artstore.ingest.connection;

import java.util.concurrent.atomic.AtomicInteger;

/// The open connections.
final class Connections {

    private final ConnectionSettings settings;
    private final AtomicInteger open = new AtomicInteger();

    /// How much a new connection may do.
    enum Entry {
        FREE,
        HEALTH_ONLY,
        NONE
    }

    Connections(ConnectionSettings settings) {
        this.settings = settings;
    }

    /// Counts one more, whatever it may do.
    Entry enter() {
        int number = open.incrementAndGet();
        if (number <= settings.most()) {
            return Entry.FREE;
        }
        return number <= settings.most() + settings.reserve() ? Entry.HEALTH_ONLY : Entry.NONE;
    }

    void leave() {
        open.decrementAndGet();
    }

    int open() {
        return open.get();
    }
}
