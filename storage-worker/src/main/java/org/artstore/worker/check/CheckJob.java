package org.artstore.worker.check;

import org.artstore.starter.kafka.KafkaClients;
import org.artstore.worker.element.KeptElement;
import org.artstore.worker.filelog.FileLogReader;
import org.artstore.worker.filelog.Part;
import org.artstore.worker.job.JobFinding;
import org.artstore.worker.job.JobKind;
import org.artstore.worker.job.JobRun;
import org.artstore.worker.job.JobTask;

import java.time.InstantSource;

/// Compares an element with the file log, part by part, so that no part is larger than is held in
/// memory. Every part takes a reading of the log and a walk over the element.
record CheckJob(KafkaClients clients, int documentsAtOnce, InstantSource clock) implements JobTask {

    @Override
    public JobKind kind() {
        return JobKind.CHECK;
    }

    @Override
    public void run(KeptElement element, JobRun run) throws InterruptedException {
        run.expect(element.files());
        try (var log = new FileLogReader(clients)) {
            var begin = log.beginnings();
            var end = log.ends();
            long records =
                    end.entrySet().stream()
                            .mapToLong(it -> it.getValue() - begin.getOrDefault(it.getKey(), 0L))
                            .sum();
            long most = Math.max(records, element.files());
            int parts = Math.toIntExact(most / documentsAtOnce + 1);
            for (int i = 0; i < parts; i++) {
                int number = i;
                var part = new Part(file -> Math.floorMod(file.hashCode(), parts) == number);
                var comparison = new Comparison(element, part, clock.instant());
                log.read(begin, end, comparison::told);
                comparison.walk(run);
                log.read(end, log.ends(), comparison::toldMeanwhile);
                comparison.differences().forEach(run::found);
                countUnreadable(comparison, i, run);
            }
        }
    }

    private static void countUnreadable(Comparison comparison, int part, JobRun run) {
        for (long i = 0; part == 0 && i < comparison.unreadable(); i++) {
            run.found(new JobFinding("unreadable-event", null, null, null));
        }
    }
}
