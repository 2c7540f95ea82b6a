package org.artstore.worker.trim;

import org.apache.kafka.clients.admin.Admin;

import java.time.Duration;
import java.time.InstantSource;

/// Trims journals.
public final class Trimming {

    private final Admin admin;
    private final TrimSettings settings;
    private final InstantSource clock;

    Trimming(Admin admin, TrimSettings settings, InstantSource clock) {
        this.admin = admin;
        this.settings = settings;
        this.clock = clock;
    }

    /// Of one journal.
    ///
    /// @param uploadLife after which nothing comes of an upload any more
    public JournalTrimming of(Openings openings, Duration uploadLife, TrimObserver observer) {
        return new JournalTrimming(admin, settings, uploadLife, clock, openings, observer);
    }
}
