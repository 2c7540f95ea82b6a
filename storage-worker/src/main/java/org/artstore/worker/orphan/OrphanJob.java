package org.artstore.worker.orphan;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.event.EventRejected;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.worker.catalog.CommittedName;
import org.artstore.worker.element.KeptElement;
import org.artstore.worker.filelog.FileLogReader;
import org.artstore.worker.filelog.LogState;
import org.artstore.worker.filelog.Part;
import org.artstore.worker.inventory.Entry;
import org.artstore.worker.inventory.Place;
import org.artstore.worker.inventory.Unfinished;
import org.artstore.worker.job.JobFinding;
import org.artstore.worker.job.JobKind;
import org.artstore.worker.job.JobRun;
import org.artstore.worker.job.JobTask;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds the orphans of an element and, unless it is a dry run, removes them. Bytes of which the
/// file log says that they are a document's have lost their attr.json: they are only named, for
/// they are all that is left of the document.
record OrphanJob(Duration after, KafkaClients clients, InstantSource clock) implements JobTask {

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
        var rule = new OrphanRule(element, clock.instant().minus(after));
        run.expect(element.files());
        var next = element.inventory().next(Place.START, LISTED_AT_ONCE, _ -> true);
        while (!next.isEmpty()) {
            judge(candidates(next, rule, run), rule, run);
            var last = next.getLast().place();
            next = element.inventory().next(last, LISTED_AT_ONCE, _ -> true);
        }
        element.inventory().unfinished(it -> judge(it, rule, run));
    }

    /// Most bytes have their attr.json beside them, so that nothing has to be asked.
    private static List<Candidate> candidates(List<Entry> entries, OrphanRule rule, JobRun run) {
        var attrs =
                entries.stream()
                        .map(it -> it.place().key())
                        .filter(CommittedName::isAttr)
                        .collect(Collectors.toSet());
        var candidates = new ArrayList<Candidate>();
        for (var entry : entries) {
            var key = entry.place().key();
            if (CommittedName.isAttr(key)) {
                run.done();
            } else if (!attrs.contains(CommittedName.attrOf(key))) {
                rule.candidate(entry).ifPresent(candidates::add);
            }
        }
        return candidates;
    }

    private void judge(List<Candidate> candidates, OrphanRule rule, JobRun run)
            throws InterruptedException {
        if (candidates.isEmpty()) {
            return;
        }
        var documents = documents(candidates, rule.element());
        for (var candidate : candidates) {
            if (documents.contains(candidate.file())) {
                run.found(candidate.finding("attributes-missing"));
            } else if (run.isDryRun()) {
                run.found(candidate.finding("orphan"));
            } else if (rule.holds(candidate)) {
                rule.element().inventory().remove(candidate.entry().place());
                run.found(candidate.finding("removed"));
            }
        }
    }

    private static void judge(Unfinished unfinished, OrphanRule rule, JobRun run) {
        if (rule.holds(unfinished)) {
            if (!run.isDryRun()) {
                rule.element().inventory().abandon(unfinished);
            }
            run.found(
                    new JobFinding(
                            run.isDryRun() ? "orphan" : "removed",
                            rule.file(unfinished).orElse(null),
                            unfinished.place().key(),
                            "begun and never ended"));
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
}
