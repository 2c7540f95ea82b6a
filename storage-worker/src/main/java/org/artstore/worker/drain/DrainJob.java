package org.artstore.worker.drain;

import org.artstore.schemas.attr.AttrRejected;
import org.artstore.schemas.document.Document;
import org.artstore.worker.catalog.CommittedName;
import org.artstore.worker.element.KeptElement;
import org.artstore.worker.inventory.Place;
import org.artstore.worker.job.JobFinding;
import org.artstore.worker.job.JobKind;
import org.artstore.worker.job.JobRun;
import org.artstore.worker.job.JobTask;
import org.artstore.worker.scrub.RateLimit;
import org.artstore.worker.store.CommittedFile;
import org.artstore.worker.transfer.Transfers;
import org.springframework.kafka.core.KafkaTemplate;

import java.time.InstantSource;
import java.util.Optional;

/// Moves every file of an element to others, some at a time. A job that was cut short can be begun
/// again: what has left is not here any more, or is known to have left. Restored copies stay until
/// their time is over.
record DrainJob(
        Transfers transfers,
        DrainTargets targets,
        KafkaTemplate<String, byte[]> kafka,
        DrainSettings settings,
        InstantSource clock)
        implements JobTask {

    private static final int LISTED_AT_ONCE = 10_000;
    private static final int FILES_PER_SECOND = 1_000;

    @Override
    public JobKind kind() {
        return JobKind.DRAIN;
    }

    @Override
    public void run(KeptElement element, JobRun run) throws InterruptedException {
        var inventory = element.inventory();
        var rate = new RateLimit(settings.bytesPerSecond().toBytes(), FILES_PER_SECOND);
        var moves = new Moves(element, run, transfers, kafka, settings, clock);
        run.expect(element.files());
        var next = inventory.next(Place.START, LISTED_AT_ONCE, CommittedName::isAttr);
        while (!next.isEmpty()) {
            for (var entry : next) {
                var document = document(element, entry.place(), run);
                if (document.isPresent()) {
                    rate.bytes(document.get().content().fileSize());
                    move(document.get(), element, moves, run);
                }
            }
            next = inventory.next(next.getLast().place(), LISTED_AT_ONCE, CommittedName::isAttr);
        }
        moves.awaitAll();
    }

    private void move(Document document, KeptElement element, Moves moves, JobRun run)
            throws InterruptedException {
        if (transfers.haveTaken(document.fileId(), element.id())) {
            run.done();
            return;
        }
        if (document.copyOf() != null) {
            run.found(new JobFinding("restored-copy", document.fileId(), null, null));
            run.done();
            return;
        }
        var target = targets.find(document, element.id());
        if (target.isPresent()) {
            moves.begin(document, target.get());
        } else {
            run.found(new JobFinding("no-room", document.fileId(), null, null));
            run.done();
        }
    }

    private static Optional<Document> document(KeptElement element, Place place, JobRun run) {
        var name = CommittedName.ofAttr(place.name());
        try {
            return name.flatMap(it -> element.find(it.fileId())).map(CommittedFile::document);
        } catch (AttrRejected damage) {
            run.found(
                    new JobFinding(
                            "damaged-attributes",
                            name.map(CommittedName::fileId).orElse(null),
                            place.key(),
                            String.valueOf(damage.getMessage())));
            run.done();
            return Optional.empty();
        }
    }
}
