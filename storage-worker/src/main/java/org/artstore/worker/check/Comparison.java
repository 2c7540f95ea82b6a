package org.artstore.worker.check;

import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.attr.AttrRejected;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.StorageName;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.catalog.CommittedName;
import org.artstore.worker.filelog.LogState.Where;
import org.artstore.worker.filelog.Part;
import org.artstore.worker.inventory.Entry;
import org.artstore.worker.inventory.Inventory;
import org.artstore.worker.inventory.Place;
import org.artstore.worker.job.JobFinding;
import org.artstore.worker.job.JobRun;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// One part of the documents of an element, as the log tells of them and as they lie there.
final class Comparison {

    /// After it is committed a file is told within this time.
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(60);

    private static final String MISSING_IN_LOG = "missing-in-log";
    private static final String ELSEWHERE = "elsewhere-in-log";
    private static final int LISTED_AT_ONCE = 10_000;

    private final Inventory inventory;
    private final Part part;
    private final CheckedLog log;
    private final Predicate<FileId> leaving;
    private final Instant recent;
    private final Map<FileId, JobFinding> differences = new HashMap<>();

    /// @param leaving whether a document has gone, or is about to go, to another element, while its
    ///     copy is kept
    Comparison(
            Inventory inventory,
            Part part,
            CheckedLog log,
            Predicate<FileId> leaving,
            Instant now) {
        this.inventory = inventory;
        this.part = part;
        this.log = log;
        this.leaving = leaving;
        this.recent = now.minus(TOLD_WITHIN);
    }

    /// What has come to the log since explains differences.
    Collection<JobFinding> differences() {
        differences.keySet().removeIf(log::hasToldMeanwhile);
        return differences.values();
    }

    /// Those that are on the element, and of which the log knows nothing.
    Set<FileId> untold() {
        return differences.values().stream()
                .filter(it -> it.finding().equals(MISSING_IN_LOG))
                .map(JobFinding::fileId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    void walk(JobRun run) throws InterruptedException {
        var missing = log.before().here();
        var next = inventory.next(Place.START, LISTED_AT_ONCE, CommittedName::isAttr);
        while (!next.isEmpty()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped before all was compared");
            }
            for (var entry : next) {
                look(entry, missing, run);
            }
            next = inventory.next(next.getLast().place(), LISTED_AT_ONCE, CommittedName::isAttr);
        }
        missing.forEach(file -> add("missing-on-element", file, StorageName.directory(file)));
    }

    private void look(Entry entry, Set<FileId> missing, JobRun run) {
        var name = CommittedName.ofAttr(entry.place().name());
        if (name.isPresent() && part.contains(name.get().fileId())) {
            look(name.get(), entry, missing);
            run.done();
        }
    }

    private void look(CommittedName name, Entry entry, Set<FileId> missing) {
        var file = name.fileId();
        var bytes = entry.place().sibling(name.filename());
        // Asked first: what is still there afterwards has not gone meanwhile.
        boolean isLeaving = leaving.test(file);
        var attr = inventory.get(entry.place());
        if (attr.isEmpty()) {
            // It was removed between the listing and the look, or is missing.
            return;
        }
        missing.remove(file);
        try {
            var difference = difference(AttrJson.read(attr.get()).document(), entry, bytes);
            if (difference != null && !(isLeaving && difference.equals(ELSEWHERE))) {
                add(difference, file, bytes.key());
            }
        } catch (AttrRejected _) {
            add("damaged-attributes", file, bytes.key());
        }
    }

    private @Nullable String difference(Document document, Entry attr, Place bytes) {
        boolean isRecent = attr.since().isAfter(recent);
        var told = log.before().of(document.fileId());
        if (told == null) {
            return isRecent ? null : MISSING_IN_LOG;
        }
        if (told.where() == Where.NOWHERE) {
            return "deleted-in-log";
        }
        if (told.where() == Where.ELSEWHERE && told.version() > document.version()) {
            return ELSEWHERE;
        }
        if (told.version() != document.version()) {
            return isRecent ? null : "version-differs";
        }
        if (told.where() == Where.ELSEWHERE) {
            return ELSEWHERE;
        }
        return told.hasContentOf(document)
                ? bytesDifference(document, attr.place(), bytes)
                : "checksum-differs";
    }

    /// The bytes themselves are read by scrubbing.
    private @Nullable String bytesDifference(Document document, Place attr, Place bytes) {
        var there = inventory.look(bytes);
        if (there.isEmpty()) {
            return inventory.look(attr).isPresent() ? "bytes-missing" : null;
        }
        long size = document.content().fileSize();
        return there.get().regular() && there.get().size() != size ? "size-differs" : null;
    }

    private void add(String difference, FileId file, String where) {
        differences.put(file, new JobFinding(difference, file, where, null));
    }
}
