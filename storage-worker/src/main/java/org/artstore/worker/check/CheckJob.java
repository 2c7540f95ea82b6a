package org.artstore.worker.check;

import org.apache.kafka.common.TopicPartition;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.worker.element.KeptElement;
import org.artstore.worker.filelog.FileLogReader;
import org.artstore.worker.filelog.Part;
import org.artstore.worker.job.JobFinding;
import org.artstore.worker.job.JobKind;
import org.artstore.worker.job.JobRun;
import org.artstore.worker.job.JobTask;
import org.artstore.worker.transfer.Transfers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/// Compares an element with the file log and with the index, part by part, so that no part is
/// larger than is held in memory. Every part takes a reading of the log, a walk over the element,
/// and a listing of the index.
record CheckJob(
        KafkaClients clients,
        Transfers transfers,
        IndexClient index,
        CheckSettings settings,
        InstantSource clock)
        implements JobTask {

    private static final Logger LOG = LoggerFactory.getLogger(CheckJob.class);

    /// What all parts have in common.
    private record Whole(
            KeptElement element,
            FileLogReader log,
            UUID topicId,
            Map<TopicPartition, Long> begin,
            Map<TopicPartition, Long> end,
            JobRun run) {

        private long records() {
            return end.entrySet().stream()
                    .mapToLong(it -> it.getValue() - begin.getOrDefault(it.getKey(), 0L))
                    .sum();
        }
    }

    @Override
    public JobKind kind() {
        return JobKind.CHECK;
    }

    @Override
    public void run(KeptElement element, JobRun run) throws InterruptedException {
        run.expect(element.files());
        try (var log = new FileLogReader(clients);
                var admin = clients.newAdmin()) {
            var whole =
                    new Whole(
                            element,
                            log,
                            CheckedLog.topicId(admin),
                            log.beginnings(),
                            log.ends(),
                            run);
            long most = Math.max(whole.records(), element.files());
            int parts = Math.toIntExact(most / settings.documentsAtOnce() + 1);
            boolean indexed = true;
            for (int i = 0; i < parts; i++) {
                int number = i;
                var part = new Part(file -> Math.floorMod(file.hashCode(), parts) == number);
                indexed = compare(whole, part, indexed, i == 0);
            }
        }
    }

    /// @param indexed whether to compare with the index
    /// @param isFirst what belongs to no part is counted with the first
    /// @return whether the index could be compared
    private boolean compare(Whole whole, Part part, boolean indexed, boolean isFirst)
            throws InterruptedException {
        var element = whole.element();
        var log = new CheckedLog(whole.log(), whole.topicId(), element.id(), part, whole.end());
        log.readBefore(whole.begin());
        var comparison =
                new Comparison(
                        element.inventory(),
                        part,
                        log,
                        file -> isLeaving(file, element.id()),
                        clock.instant());
        comparison.walk(whole.run());
        var _ = log.catchUp();
        comparison.differences().forEach(whole.run()::found);
        for (long i = 0; isFirst && i < log.unreadable(); i++) {
            whole.run().found(new JobFinding("unreadable-event", null, null, null));
        }
        return indexed && compareIndex(whole, part, log, comparison);
    }

    private boolean isLeaving(FileId file, ElementId element) {
        return transfers
                .of(file)
                .filter(it -> it.isLeaving(element) || it.hasLeft(element))
                .isPresent();
    }

    private boolean compareIndex(Whole whole, Part part, CheckedLog log, Comparison comparison)
            throws InterruptedException {
        var run = whole.run();
        try {
            new IndexComparison(
                            index,
                            whole.element().id(),
                            part,
                            log,
                            comparison.untold(),
                            settings.indexPatience())
                    .compare(run);
            return true;
        } catch (IndexAway away) {
            LOG.atWarn()
                    .addKeyValue("element_id", whole.element().id())
                    .setCause(away)
                    .log("An element is not compared with the index");
            run.found(
                    new JobFinding(away.finding(), null, null, String.valueOf(away.getMessage())));
            return false;
        }
    }
}
