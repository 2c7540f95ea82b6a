package org.artstore.worker.scrub;

import org.artstore.worker.catalog.CommittedName;
import org.artstore.worker.element.KeptElement;
import org.artstore.worker.inventory.Place;
import org.artstore.worker.job.JobFinding;
import org.artstore.worker.job.JobKind;
import org.artstore.worker.job.JobRun;
import org.artstore.worker.job.JobTask;

/// Reads every file of an element once, now. The passes that follow each other by themselves go
/// their own way meanwhile.
record ScrubJob(Verifications verifications) implements JobTask {

    private static final int LISTED_AT_ONCE = 10_000;

    @Override
    public JobKind kind() {
        return JobKind.SCRUB;
    }

    @Override
    public void run(KeptElement element, JobRun run) throws InterruptedException {
        var inventory = element.inventory();
        var verification = verifications.of(element);
        var check = verifications.check(inventory);
        run.expect(element.files());
        var next = inventory.next(Place.START, LISTED_AT_ONCE, CommittedName::isAttr);
        while (!next.isEmpty()) {
            for (var entry : next) {
                var place = entry.place();
                var finding = check.of(place);
                verification.take(finding);
                if (finding instanceof Finding.Damaged damage) {
                    run.found(found(damage, place));
                }
                run.done();
            }
            next = inventory.next(next.getLast().place(), LISTED_AT_ONCE, CommittedName::isAttr);
        }
        verification.await();
    }

    private static JobFinding found(Finding.Damaged damage, Place place) {
        return new JobFinding(
                "damaged-" + damage.part().code(), damage.fileId(), place.key(), damage.detail());
    }
}
