package org.artstore.worker.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.schemas.element.ElementEvent;
import org.artstore.schemas.element.ElementEvent.ElementRegistered;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.topic.Topics;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.TestKafka;
import org.artstore.worker.TestUpload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
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
            assertThat(objects.keys(prefix)).hasSize(8);
            assertThat(objects.begunInParts(prefix)).isZero();
        }
    }

    private RunningWorker start() {
        var worker =
                RunningWorker.start(
                        "--artstore.worker.s3.scratch=" + scratch,
                        "--artstore.worker.s3.credentials.access-key=" + ObjectStore.ACCESS_KEY,
                        "--artstore.worker.s3.credentials.secret-key=" + ObjectStore.SECRET_KEY);
        TestKafka.create(Topics.ELEMENTS);
        TestKafka.send(
                ElementEvent.CODEC.encode(
                        Topics.ELEMENTS.name(),
                        new ElementRegistered(objects.element(element, worker.id(), prefix)),
                        null));
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
