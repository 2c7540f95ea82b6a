package org.artstore.worker.check;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.attr.AttrRejected;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.StorageName;
import org.artstore.schemas.event.EventRejected;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.catalog.CommittedName;
import org.artstore.worker.element.KeptElement;
import org.artstore.worker.filelog.LogState;
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
import java.util.Set;

/// One part of the documents of an element, as the log tells of it and as it lies there.
final class Comparison {

    /// After it is committed a file is told within this time.
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(60);

    private static final int LISTED_AT_ONCE = 10_000;

    private final Inventory inventory;
    private final Part part;
    private final Instant recent;
    private final LogState before;
    private final LogState meanwhile;
    private final Map<FileId, JobFinding> differences = new HashMap<>();
    private long unreadable;

    Comparison(KeptElement element, Part part, Instant now) {
        this.inventory = element.inventory();
        this.part = part;
        this.recent = now.minus(TOLD_WITHIN);
        this.before = new LogState(element.id(), part);
        this.meanwhile = new LogState(element.id(), part);
    }

    /// What was in the log before the walk.
    void told(ConsumerRecord<String, byte[]> record) {
        apply(record, before);
    }

    /// What came to the log during the walk explains differences.
    void toldMeanwhile(ConsumerRecord<String, byte[]> record) {
        apply(record, meanwhile);
    }

    private void apply(ConsumerRecord<String, byte[]> record, LogState state) {
        try {
            state.apply(FileEvent.CODEC.decode(record));
        } catch (EventRejected _) {
            unreadable++;
        }
    }

    long unreadable() {
        return unreadable;
    }

    Collection<JobFinding> differences() {
        differences.keySet().removeIf(meanwhile::knows);
        return differences.values();
    }

    void walk(JobRun run) throws InterruptedException {
        var missing = before.here();
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
        var attr = inventory.get(entry.place());
        if (attr.isEmpty()) {
            // It was removed between the listing and the look, or is missing.
            return;
        }
        missing.remove(file);
        try {
            var difference = difference(AttrJson.read(attr.get()).document(), entry, bytes);
            if (difference != null) {
                add(difference, file, bytes.key());
            }
        } catch (AttrRejected _) {
            add("damaged-attributes", file, bytes.key());
        }
    }

    private @Nullable String difference(Document document, Entry attr, Place bytes) {
        boolean isRecent = attr.since().isAfter(recent);
        var told = before.of(document.fileId());
        if (told == null) {
            return isRecent ? null : "missing-in-log";
        }
        if (told.where() == Where.NOWHERE) {
            return "deleted-in-log";
        }
        if (told.where() == Where.ELSEWHERE && told.version() > document.version()) {
            return "elsewhere-in-log";
        }
        if (told.version() != document.version()) {
            return isRecent ? null : "version-differs";
        }
        if (told.where() == Where.ELSEWHERE) {
            return "elsewhere-in-log";
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
