package org.artstore.worker.check;

import org.artstore.schemas.holding.Holdings;
import org.artstore.schemas.holding.Lookup;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.filelog.Part;
import org.artstore.worker.job.JobFinding;
import org.artstore.worker.job.JobRun;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// One part of the documents of an element, as the log tells of them and as the index that readers
/// see has them. What differs at first sight is only suspected: it is looked at again when the
/// index has applied all that the log said by then, and again while the log goes on to tell of it.
final class IndexComparison {

    private static final int SUSPECTED_AT_ONCE = 20_000;
    private static final int LOOKED_UP_AT_ONCE = Lookup.MOST / 2;
    private static final int ROUNDS = 10;
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);

    private final IndexClient index;
    private final ElementId element;
    private final Part part;
    private final CheckedLog log;
    private final Set<FileId> untold;
    private final Duration patience;
    private final IndexDifference differences;
    private final Set<FileId> suspected = new HashSet<>();

    /// @param untold those that are on the element, and of which the log knows nothing
    IndexComparison(
            IndexClient index,
            ElementId element,
            Part part,
            CheckedLog log,
            Set<FileId> untold,
            Duration patience) {
        this.index = index;
        this.element = element;
        this.part = part;
        this.log = log;
        this.untold = untold;
        this.patience = patience;
        this.differences = new IndexDifference(element, log::of, log::copy, untold);
    }

    /// Returns when all is compared.
    ///
    /// @throws IndexAway when it cannot be; what was found before is no less true
    void compare(JobRun run) throws IndexAway, InterruptedException {
        var unseen = new HashSet<>(log.before().known());
        unseen.addAll(untold);
        FileId next = null;
        do {
            var window = index.window(element, next);
            Holding.of(window).forEach(holding -> look(holding, unseen));
            confirmIfMany(run);
            next = window.next();
        } while (next != null);
        for (var file : unseen) {
            suspected.add(file);
            confirmIfMany(run);
        }
        confirm(run);
    }

    private void look(Holding holding, Set<FileId> unseen) {
        if (part.contains(holding.file())) {
            unseen.remove(holding.file());
            if (differences.of(holding.file(), List.of(holding)) != null) {
                suspected.add(holding.file());
            }
        }
    }

    private void confirmIfMany(JobRun run) throws IndexAway, InterruptedException {
        if (suspected.size() >= SUSPECTED_AT_ONCE) {
            confirm(run);
        }
    }

    private void confirm(JobRun run) throws IndexAway, InterruptedException {
        for (int round = 0; round < ROUNDS && !suspected.isEmpty(); round++) {
            var left = List.copyOf(suspected);
            suspected.clear();
            for (int i = 0; i < left.size(); i += LOOKED_UP_AT_ONCE) {
                var some = left.subList(i, Math.min(left.size(), i + LOOKED_UP_AT_ONCE));
                confirm(some, run);
            }
        }
        // What is told of again and again is compared the next time.
        suspected.forEach(it -> run.found(new JobFinding("not-compared", it, null, null)));
        suspected.clear();
    }

    /// What the log tells while they are looked up may be applied or not: then they stay suspected.
    private void confirm(List<FileId> files, JobRun run) throws IndexAway, InterruptedException {
        awaitApplied(log.catchUp());
        var found = index.lookup(asked(files));
        var _ = log.catchUp();
        var holdings = Holding.of(found);
        for (var file : files) {
            if (log.hasToldLast(file)) {
                suspected.add(file);
                continue;
            }
            var difference = differences.of(file, holdings);
            if (difference != null) {
                run.found(difference);
            }
        }
    }

    /// Of a restored copy, its document is looked up, too.
    private Collection<FileId> asked(List<FileId> files) {
        return files.stream()
                .flatMap(
                        file -> {
                            var copy = log.copy(file);
                            return copy == null ? Stream.of(file) : Stream.of(file, copy.of());
                        })
                .distinct()
                .toList();
    }

    private void awaitApplied(LogEnd end) throws IndexAway, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Holdings answer = index.lookup(List.of());
        while (!end.isReachedBy(answer.positions())) {
            if (end.isForeignTo(answer.positions())) {
                throw new IndexAway("index-of-another-log", "it was made of another file log");
            }
            if (System.nanoTime() > deadline) {
                throw new IndexAway(
                        "index-behind", end.behind(answer.positions()) + " events not applied");
            }
            Thread.sleep(BETWEEN_QUESTIONS);
            answer = index.lookup(List.of());
        }
    }
}
