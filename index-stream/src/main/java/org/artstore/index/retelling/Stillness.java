package org.artstore.index.retelling;

import java.time.Duration;
import java.util.UUID;

/// Since when a job has not gone on, as far as this process has looked after it: what it has not
/// seen, because the job was paused or another instance had it, does not count.
///
/// @param finished elements that are done
/// @param done the most files that were told
/// @param since when there was more of either for the last time
/// @param seen when it was looked at for the last time
record Stillness(UUID job, long finished, long done, long since, long seen) {

    private static final Duration LONGEST_GAP = Duration.ofSeconds(30);

    static Stillness begin(UUID job, long finished, long done, long now) {
        return new Stillness(job, finished, done, now, now);
    }

    Stillness next(UUID jobNow, long finishedNow, long doneNow, long now) {
        boolean further = finishedNow > finished || doneNow > done;
        return !jobNow.equals(job) || further || now - seen > LONGEST_GAP.toNanos()
                ? begin(jobNow, finishedNow, doneNow, now)
                : new Stillness(job, finished, done, since, now);
    }

    boolean isLongerThan(Duration patience) {
        return seen - since > patience.toNanos();
    }
}
