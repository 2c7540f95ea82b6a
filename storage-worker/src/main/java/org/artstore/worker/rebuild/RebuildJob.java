package org.artstore.worker.rebuild;

import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.attr.AttrRejected;
import org.artstore.schemas.file.FileEvent;
import org.artstore.worker.catalog.CommittedName;
import org.artstore.worker.element.KeptElement;
import org.artstore.worker.filelog.FileLogWriter;
import org.artstore.worker.inventory.Inventory;
import org.artstore.worker.inventory.Place;
import org.artstore.worker.job.JobFinding;
import org.artstore.worker.job.JobKind;
import org.artstore.worker.job.JobRun;
import org.artstore.worker.job.JobTask;
import org.springframework.kafka.core.KafkaTemplate;

/// Tells the file log of every file of an element, and of those that are damaged.
record RebuildJob(KafkaTemplate<String, byte[]> kafka) implements JobTask {

    private static final int LISTED_AT_ONCE = 10_000;

    @Override
    public JobKind kind() {
        return JobKind.REBUILD;
    }

    @Override
    public void run(KeptElement element, JobRun run) throws InterruptedException {
        var inventory = element.inventory();
        var log = new FileLogWriter(kafka);
        run.expect(element.files());
        var next = inventory.next(Place.START, LISTED_AT_ONCE, CommittedName::isAttr);
        while (!next.isEmpty()) {
            for (var entry : next) {
                tell(inventory, entry.place(), log, run);
                run.done();
            }
            next = inventory.next(next.getLast().place(), LISTED_AT_ONCE, CommittedName::isAttr);
        }
        for (var damage : element.damages().all()) {
            log.send(damage);
        }
        log.await();
    }

    private static void tell(Inventory inventory, Place place, FileLogWriter log, JobRun run)
            throws InterruptedException {
        var attr = inventory.get(place);
        if (attr.isEmpty()) {
            // It was removed between the listing and the look.
            return;
        }
        try {
            log.send(FileEvent.committed(AttrJson.read(attr.get()).document()));
        } catch (AttrRejected damage) {
            run.found(
                    new JobFinding(
                            "damaged-attributes",
                            CommittedName.ofAttr(place.name())
                                    .map(CommittedName::fileId)
                                    .orElse(null),
                            place.key(),
                            String.valueOf(damage.getMessage())));
        }
    }
}
