package org.artstore.worker.orphan;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.event.EventRejected;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.worker.catalog.CommittedName;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.disk.Forced;
import org.artstore.worker.disk.Presence;
import org.artstore.worker.element.KeptElement;
import org.artstore.worker.filelog.FileLogReader;
import org.artstore.worker.filelog.LogState;
import org.artstore.worker.filelog.Part;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds the orphans of an element and, unless it is a dry run, removes them. Bytes of which the
/// file log says that they are a document's have lost their attr.json: they are only named, for
/// they are all that is left of the document.
record OrphanJob(Duration after, KafkaClients clients, InstantSource clock) implements JobTask {

    private static final int LISTED_AT_ONCE = 10_000;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private record Candidate(CommittedName name, Path path, String where) {

        FileId file() {
            return name.fileId();
        }
    }

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
            var candidates = new ArrayList<Candidate>();
            for (var place : next) {
                candidate(element, inventory.path(place), place).ifPresent(candidates::add);
                run.done();
            }
            judge(candidates, element, run);
            next = inventory.next(next.getLast(), LISTED_AT_ONCE);
        }
    }

    private Optional<Candidate> candidate(KeptElement element, Path path, Place place) {
        return CommittedName.ofBytes(bytesName(place.name()))
                .filter(name -> isOrphan(element, path, name))
                .map(name -> new Candidate(name, path, place.hour() + "/" + place.name()));
    }

    private void judge(List<Candidate> candidates, KeptElement element, JobRun run)
            throws InterruptedException {
        if (candidates.isEmpty()) {
            return;
        }
        var documents = documents(candidates, element);
        for (var candidate : candidates) {
            if (documents.contains(candidate.file())) {
                run.found(finding("attributes-missing", candidate));
            } else if (run.isDryRun()) {
                run.found(finding("orphan", candidate));
            } else if (isOrphan(element, candidate.path(), candidate.name())) {
                Forced.remove(candidate.path());
                run.found(finding("removed", candidate));
            }
        }
    }

    /// Those that are documents of this element by what was told last of them.
    private Set<FileId> documents(List<Candidate> candidates, KeptElement element)
            throws InterruptedException {
        var files = candidates.stream().map(Candidate::file).collect(Collectors.toSet());
        var state = new LogState(element.id(), new Part(files::contains));
        try (var log = new FileLogReader(clients)) {
            log.read(log.beginnings(), log.ends(), record -> apply(record, files, state));
        }
        return state.here();
    }

    /// What is not understood may say that one of them is a document: then nothing is removed.
    private static void apply(
            ConsumerRecord<String, byte[]> record, Set<FileId> files, LogState state) {
        try {
            state.apply(FileEvent.CODEC.decode(record));
        } catch (EventRejected refusal) {
            if (files.stream().anyMatch(it -> it.toString().equals(record.key()))) {
                throw new IllegalStateException("an event of an orphan is not understood", refusal);
            }
        }
    }

    /// Its attr.json is looked for after the staged upload: once that is there, the file is
    /// committed for good. Of a file that is being deleted the tombstone is there before the
    /// attr.json goes, and its bytes are on their way to the quarantine.
    private boolean isOrphan(KeptElement element, Path path, CommittedName name) {
        return isOld(path)
                && !element.isStaged(name.fileId())
                && !Presence.of(
                        ElementDirectory.attrOf(path.resolveSibling(name.filename())),
                        LinkOption.NOFOLLOW_LINKS)
                && !element.isDeleted(name.fileId());
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

    private static JobFinding finding(String what, Candidate candidate) {
        return new JobFinding(what, candidate.file(), candidate.where(), null);
    }
}
