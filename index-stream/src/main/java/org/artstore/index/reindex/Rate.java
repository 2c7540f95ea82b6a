package org.artstore.index.reindex;

import org.artstore.index.job.Progress;

import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// How fast a job goes: what is measured now counts for a fifth, what was known for the rest.
///
/// @param nanos when that was, by the clock of the process
record Rate(UUID job, long done, long nanos, double perSecond) {

    private static final double SHARE = 0.2;
    private static final double PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    static Rate first(UUID job, long done, long nanos) {
        return new Rate(job, done, nanos, 0);
    }

    Rate next(long doneNow, long nanosNow) {
        if (nanosNow <= nanos) {
            return this;
        }
        double measured = Math.max(0, doneNow - done) * PER_SECOND / (nanosNow - nanos);
        double known = perSecond == 0 ? measured : perSecond + SHARE * (measured - perSecond);
        return new Rate(job, doneNow, nanosNow, known);
    }

    Progress progress(long total) {
        return new Progress(done, Math.max(done, total), perSecond);
    }
}
