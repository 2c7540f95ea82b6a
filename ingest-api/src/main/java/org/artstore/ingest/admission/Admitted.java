package org.artstore.ingest.admission;

/// One upload that has been admitted. It counts while it is the system's turn: not while its bytes
/// are long in coming, which is the client's time, and not while its element does not work, which
/// is told to the client as a promise.
final class Admitted {

    private final Admission admission;
    private long begun;
    private boolean counted;
    private boolean complete;
    private boolean ended;
    private long completeAt;

    /// @param counted whether it has been counted as one that is worked on
    Admitted(Admission admission, long begun, boolean counted) {
        this.admission = admission;
        this.begun = begun;
        this.counted = counted;
    }

    /// The first bytes worth counting are there.
    synchronized void begin() {
        if (!complete && !ended) {
            begun = admission.now();
            count(true);
        }
    }

    /// All its bytes are there: from now on it takes as long as the system takes.
    synchronized void complete() {
        if (complete || ended) {
            return;
        }
        complete = true;
        completeAt = admission.now();
        admission.read();
        count(true);
    }

    /// It has its answer, or never will.
    ///
    /// @param stored whether that was waited for; else it says nothing of how long uploads take
    synchronized void end(boolean stored) {
        if (ended) {
            return;
        }
        ended = true;
        if (!complete) {
            admission.read();
        } else if (stored && counted) {
            admission.sample(completeAt, admission.now() - completeAt);
        }
        count(false);
        admission.end(this);
    }

    synchronized void look(long now, AdmissionSettings settings, boolean silent) {
        if (ended) {
            return;
        }
        boolean late = !complete && now - begun > settings.grace().toNanos();
        boolean stuck = complete && silent && now - completeAt > settings.stalled().toNanos();
        if (late || stuck) {
            count(false);
        }
    }

    private void count(boolean now) {
        if (now != counted) {
            counted = now;
            admission.work(now ? 1 : -1);
        }
    }
}
