package org.artstore.worker.rebuild;

import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.attr.AttrRejected;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.worker.catalog.CommittedName;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.element.KeptElement;
import org.artstore.worker.filelog.FileLogWriter;
import org.artstore.worker.inventory.Inventory;
import org.artstore.worker.inventory.Place;
import org.artstore.worker.job.JobFinding;
import org.artstore.worker.job.JobKind;
import org.artstore.worker.job.JobRun;
import org.artstore.worker.job.JobTask;
import org.springframework.kafka.core.KafkaTemplate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Tells the file log of every file of an element, and of those that are damaged.
record RebuildJob(KafkaTemplate<String, byte[]> kafka) implements JobTask {

    private static final int LISTED_AT_ONCE = 10_000;
    private static final int ATTR_AT_MOST = 64 << 10;

    @Override
    public JobKind kind() {
        return JobKind.REBUILD;
    }

    @Override
    public void run(KeptElement element, JobRun run) throws InterruptedException {
        var inventory = new Inventory(element.directory(), it -> it.endsWith(AttrJson.SUFFIX));
        var log = new FileLogWriter(kafka);
        run.expect(element.files());
        var next = inventory.next(Place.START, LISTED_AT_ONCE);
        while (!next.isEmpty()) {
            for (var place : next) {
                tell(inventory, place, log, run);
                run.done();
            }
            next = inventory.next(next.getLast(), LISTED_AT_ONCE);
        }
        for (var damage : element.damages().all()) {
            log.send(damage);
        }
        log.await();
    }

    private static void tell(Inventory inventory, Place place, FileLogWriter log, JobRun run)
            throws InterruptedException {
        var path = inventory.path(place);
        try {
            log.send(new FileStored(AttrJson.read(read(path)).document()));
        } catch (NoSuchFileException _) {
            // It was removed between the listing and the look.
            return;
        } catch (AttrRejected damage) {
            run.found(
                    new JobFinding(
                            "damaged-attributes",
                            CommittedName.ofAttr(place.name())
                                    .map(CommittedName::fileId)
                                    .orElse(null),
                            place.hour() + "/" + place.name(),
                            String.valueOf(damage.getMessage())));
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }

    private static byte[] read(Path attr) throws IOException {
        try (var in = Files.newInputStream(attr)) {
            return in.readNBytes(ATTR_AT_MOST);
        }
    }
}
