package org.artstore.ingest.coding;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;

/// Bounds what comes out of a coding by what goes in.
final class Expansion {

    private final int most;
    private final long free;
    private long in;
    private long out;

    /// @param most how many times as much as goes in may come out
    /// @param free how much may come out anyway
    Expansion(int most, long free) {
        this.most = most;
        this.free = free;
    }

    void goesIn(int bytes) {
        in += bytes;
    }

    /// @throws UploadRefused when it is too much
    void comesOut(int bytes) {
        out += bytes;
        if (out > free && out / most > in) {
            throw new UploadRefused(new Refusal.ExpandsTooMuch(most));
        }
    }
}
