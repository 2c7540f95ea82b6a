package org.artstore.worker.s3;

import static org.artstore.worker.job.JobClient.findings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileDamaged;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.file.FileEvent.FileVerified;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.journal.FileCommand.DeleteFile;
import org.artstore.schemas.journal.FileCommand.Requester;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.TestKafka;
import org.artstore.worker.TestUpload;
import org.artstore.worker.job.JobClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// An S3 element as a running worker has it.
class S3ElementIT {

    private static final int LARGE = 20 << 20;

    @TempDir Path scratch;

    private final ElementId element = new ElementId("e-" + UUID.randomUUID());
    private final String prefix = "worker/" + element;
    private final ObjectStore objects = ObjectStore.s3Mock();

    @Test
    void whatIsUploadedIsStoredOnceThoughTheWorkerIsAnotherInTheMiddle() {
        try (var worker = start()) {
            worker.ready(1);
            var small = TestUpload.of(element, "small.txt", 10_000);
            var large = TestUpload.of(element, "large.bin", LARGE);
            var later = TestUpload.of(element, "later.bin", 3_000_000);
            TestKafka.journal(large.opened());
            TestKafka.journal(large.chunks().subList(0, 100));
            TestKafka.journal(small.whole());
            assertStored(small, worker);

            worker.stop();
            TestKafka.journal(large.chunks().subList(100, large.chunks().size()));
            TestKafka.journal(later.records());
            worker.startAgain().ready(1);
            assertStored(later, worker);
            TestKafka.journal(large.sealed(1));

            assertStored(large, worker);
            assertRange(large, worker);
            await().atMost(Duration.ofSeconds(20)).until(() -> TestKafka.lag(element) == 0);
            assertThat(objects.keys(prefix)).filteredOn(it -> !it.contains("/.")).hasSize(8);
            assertThat(objects.begunInParts(prefix)).isZero();
        }
    }

    @Test
    void whatIsStoredIsLookedAfter() {
        try (var worker = start()) {
            worker.ready(1);
            var sound = stored("sound.txt", 10_000, worker);
            var damaged = stored("damaged.bin", 2_500_000, worker);

            assertDamageIsFoundAndRepaired(damaged, worker);
            assertTold(sound, FileVerified.class);
            assertLogIsRebuilt(List.of(sound, damaged), worker);
            assertDifferencesAreNamed(worker);
            assertOrphansAreRemoved(worker);
            assertIsDeleted(sound, worker);

            assertThat(worker.content(damaged.fileId()).body()).isEqualTo(damaged.bytes());
            await().until(() -> objects.keys(prefix).contains(prefix + "/.scrub"));
        }
    }

    private void assertDamageIsFoundAndRepaired(TestUpload upload, RunningWorker worker) {
        objects.flip(key(upload), 1_700_000);
        var jobs = new JobClient(worker);

        assertThat(findings(jobs.completed("/api/v1/scrub-jobs", element)))
                .containsExactly("damaged-content " + upload.fileId());
        assertTold(upload, FileDamaged.class);
        worker.stop();
        worker.startAgain().ready(1);
        assertThat(worker.content(upload.fileId(), "Range", "bytes=0-0").statusCode())
                .isEqualTo(503);

        objects.flip(key(upload), 1_700_000);
        assertThat(findings(jobs.completed("/api/v1/scrub-jobs", element))).isEmpty();
        assertTold(upload, FileVerified.class);
        assertThat(worker.content(upload.fileId(), "Range", "bytes=0-0").statusCode())
                .isEqualTo(206);
    }

    private void assertLogIsRebuilt(List<TestUpload> uploads, RunningWorker worker) {
        var job = new JobClient(worker).completed("/api/v1/rebuild-jobs", element);

        assertThat(job.path("done").asInt()).isEqualTo(uploads.size());
        uploads.forEach(it -> assertTold(it, FileStored.class));
    }

    private void assertDifferencesAreNamed(RunningWorker worker) {
        var missing = stored("missing.txt", 10_000, worker);
        var empty = stored("empty.txt", 10_000, worker);
        var attr = objects.get(key(missing) + ".attr.json");
        objects.delete(key(missing) + ".attr.json");
        objects.delete(key(empty));

        assertThat(findings(new JobClient(worker).completed("/api/v1/check-jobs", element)))
                .containsExactlyInAnyOrder(
                        "missing-on-element " + missing.fileId(),
                        "bytes-missing " + empty.fileId());

        objects.put(key(missing) + ".attr.json", attr);
        objects.put(key(empty), empty.bytes());
    }

    private void assertOrphansAreRemoved(RunningWorker worker) {
        var lost = TestUpload.of(element, "lost.txt", 10);
        var begun = TestUpload.of(element, "begun.bin", 10);
        objects.put(key(lost), lost.bytes());
        objects.begin(key(begun));
        var jobs = new JobClient(worker);

        assertThat(findings(jobs.completed("/api/v1/orphan-jobs", element)))
                .containsExactly("orphan " + lost.fileId(), "orphan " + begun.fileId());
        assertThat(findings(jobs.completed("/api/v1/orphan-jobs?dry_run=false", element)))
                .containsExactly("removed " + lost.fileId(), "removed " + begun.fileId());

        assertThat(objects.keys(prefix)).doesNotContain(key(lost));
        assertThat(objects.begunInParts(prefix)).isZero();
    }

    private void assertIsDeleted(TestUpload upload, RunningWorker worker) {
        TestKafka.journal(
                new DeleteFile(
                        upload.fileId(),
                        element,
                        CommandId.create(),
                        new Requester(new ClientId("sa_operator"), new TenantId("default"), true),
                        1,
                        Instant.now()));

        await().untilAsserted(() -> assertTold(upload, FileDeleted.class));
        assertThat(worker.content(upload.fileId()).statusCode()).isEqualTo(410);
    }

    private TestUpload stored(String name, int size, RunningWorker worker) {
        var upload = TestUpload.of(element, name, size);
        TestKafka.journal(upload.records());
        assertStored(upload, worker);
        return upload;
    }

    private String key(TestUpload upload) {
        return prefix + "/" + upload.opened().location().key();
    }

    private static void assertTold(TestUpload upload, Class<? extends FileEvent> last) {
        assertThat(FileEvent.CODEC.decode(TestKafka.told(upload.fileId()).getLast()))
                .isInstanceOf(last);
    }

    private RunningWorker start() {
        var worker =
                RunningWorker.start(
                        ObjectStore.settings(
                                scratch,
                                "--artstore.worker.scrub.begin-after=PT0S",
                                "--artstore.worker.orphans.after=PT0S"));
        objects.register(element, worker, prefix);
        return worker;
    }

    private static void assertStored(TestUpload upload, RunningWorker worker) {
        var told = TestKafka.awaitTold(upload);
        assertThat(told)
                .allSatisfy(
                        it ->
                                assertThat(FileEvent.CODEC.decode(it))
                                        .isInstanceOfSatisfying(
                                                FileStored.class,
                                                stored ->
                                                        assertThat(
                                                                        stored.document()
                                                                                .content()
                                                                                .checksum())
                                                                .isEqualTo(upload.checksum())));
        assertThat(worker.content(upload.fileId()).body()).isEqualTo(upload.bytes());
    }

    private static void assertRange(TestUpload upload, RunningWorker worker) {
        var part = worker.content(upload.fileId(), "Range", "bytes=1000000-9000000");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(upload.bytes(), 1_000_000, 9_000_001));
    }
}
