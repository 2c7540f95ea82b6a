package org.artstore.worker.orphan;

import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.catalog.CommittedName;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.disk.Forced;
import org.artstore.worker.element.KeptElement;
import org.artstore.worker.inventory.Inventory;
import org.artstore.worker.inventory.Place;
import org.artstore.worker.job.JobFinding;
import org.artstore.worker.job.JobKind;
import org.artstore.worker.job.JobRun;
import org.artstore.worker.job.JobTask;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;

/// Finds the orphans of an element and, unless it is a dry run, removes them.
record OrphanJob(Duration after, InstantSource clock) implements JobTask {

    private static final int LISTED_AT_ONCE = 10_000;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Override
    public JobKind kind() {
        return JobKind.ORPHAN;
    }

    /// The journal comes first: it may still need bytes that were moved before a crash.
    @Override
    public void run(KeptElement element, JobRun run) throws InterruptedException {
        while (!element.isCaughtUp()) {
            Thread.sleep(PAUSE);
        }
        var inventory = new Inventory(element.directory(), it -> !it.endsWith(AttrJson.SUFFIX));
        run.expect(element.files());
        var next = inventory.next(Place.START, LISTED_AT_ONCE);
        while (!next.isEmpty()) {
            for (var place : next) {
                look(element, inventory.path(place), place, run);
                run.done();
            }
            next = inventory.next(next.getLast(), LISTED_AT_ONCE);
        }
    }

    private void look(KeptElement element, Path path, Place place, JobRun run) {
        var name = CommittedName.ofBytes(bytesName(place.name()));
        if (name.isEmpty() || !isOrphan(element, path, name.get())) {
            return;
        }
        var where = place.hour() + "/" + place.name();
        if (run.isDryRun()) {
            run.found(finding("orphan", name.get().fileId(), where));
        } else {
            Forced.remove(path);
            run.found(finding("removed", name.get().fileId(), where));
        }
    }

    /// Its attr.json is looked for last: once that is there, the file is committed for good.
    private boolean isOrphan(KeptElement element, Path path, CommittedName name) {
        return isOld(path)
                && !element.isStaged(name.fileId())
                && !Files.exists(
                        ElementDirectory.attrOf(path.resolveSibling(name.filename())),
                        LinkOption.NOFOLLOW_LINKS);
    }

    private boolean isOld(Path path) {
        try {
            var attributes =
                    Files.readAttributes(
                            path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            var until = attributes.lastModifiedTime().toInstant().plus(after);
            return attributes.isRegularFile() && until.isBefore(clock.instant());
        } catch (NoSuchFileException _) {
            return false;
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }

    private static String bytesName(String name) {
        var suffix = ElementDirectory.BLOCKS_SUFFIX;
        return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
    }

    private static JobFinding finding(String what, FileId file, String where) {
        return new JobFinding(what, file, where, null);
    }
}
