package org.artstore.worker.drain;

import static org.artstore.worker.job.JobClient.findings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.worker.RunningWorker;
import org.artstore.worker.TestElement;
import org.artstore.worker.TestKafka;
import org.artstore.worker.TestUpload;
import org.artstore.worker.job.JobClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// An element is emptied into another one of the same worker.
class DrainIT {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    @AutoClose
    private final RunningWorker worker =
            RunningWorker.start(
                    "--artstore.worker.transfer.interval=PT0.05S",
                    "--artstore.worker.transfer.margin=PT2S");

    private final JobClient jobs = new JobClient(worker);

    @Test
    void everyFileLeavesAndIsServedFromWhereItWent() {
        var from = TestElement.of(worker, 1);
        var to = TestElement.of(worker, 2);
        worker.ready(2);
        from.awaitOnline();
        to.awaitOnline();
        var uploads = new ArrayList<TestUpload>();
        for (int i = 0; i < 20; i++) {
            uploads.add(from.upload("drained-" + i, i % 5 == 0 ? 1_500_000 : 2_000));
        }
        uploads.forEach(it -> TestKafka.journal(it.records()));
        uploads.forEach(TestKafka::awaitTold);

        var job = jobs.completed("/api/v1/drain-jobs", from.id());

        assertThat(findings(job))
                .containsExactlyInAnyOrderElementsOf(
                        uploads.stream().map(it -> "moved " + it.fileId()).toList());
        assertThat(job.path("done").asInt()).isEqualTo(20);
        assertServed(uploads);
        var check = jobs.completed("/api/v1/check-jobs", from.id());
        assertThat(findings(check)).isEmpty();
        await().atMost(WITHIN).until(() -> from.files().isEmpty());
        assertServed(uploads);
        assertThat(findings(jobs.completed("/api/v1/drain-jobs", from.id()))).isEmpty();
        assertThat(findings(jobs.completed("/api/v1/check-jobs", to.id()))).isEmpty();
    }

    private void assertServed(List<TestUpload> uploads) {
        assertThat(uploads)
                .allSatisfy(
                        it -> assertThat(worker.content(it.fileId()).body()).isEqualTo(it.bytes()));
    }
}
