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
import org.artstore.worker.TestElement;
import org.artstore.worker.TestKafka;
import org.artstore.worker.TestUpload;
import org.artstore.worker.s3.FaultyStore.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/// Uploads of an element whose bucket is away for long while it is in use.
class S3RescueIT {

    @TempDir Path scratch;

    private final ElementId bucket = new ElementId("e-" + UUID.randomUUID());
    private final ObjectStore objects = ObjectStore.s3Mock();
    private final AtomicReference<Fault> fault = new AtomicReference<>(Fault.NONE);

    @Test
    void anotherElementStoresThemUntilTheBucketIsThereAgain() {
        try (var way = new FaultyStore(objects.endpoint(), _ -> fault.get());
                var worker = RunningWorker.start(ObjectStore.settings(scratch))) {
            register(way, worker);
            var disk = TestElement.of(worker, 2);
            worker.ready(2);
            var early = TestUpload.of(bucket, "early.txt", 10_000);
            var open = TestUpload.of(bucket, "open.bin", 2_000_000);
            var late = TestUpload.of(bucket, "late.txt", 10_000);
            TestKafka.journal(early.whole());
            assertStored(early, bucket);
            TestKafka.journal(open.opened());
            TestKafka.journal(open.chunks().subList(0, 3));

            fault.set(Fault.ERROR);
            TestKafka.journal(late.whole());
            assertStored(late, disk.id());
            TestKafka.journal(open.chunks().subList(3, open.chunks().size()));
            TestKafka.journal(open.sealed(1));
            assertStored(open, disk.id());

            fault.set(Fault.NONE);
            worker.ready(2);
            var later = TestUpload.of(bucket, "later.txt", 10_000);
            TestKafka.journal(later.whole());
            assertStored(later, bucket);
            await().until(() -> TestKafka.lag(bucket) == 0);
            assertThat(worker.content(early.fileId()).body()).isEqualTo(early.bytes());
            assertThat(worker.content(open.fileId()).body()).isEqualTo(open.bytes());
            assertThat(worker.content(late.fileId()).body()).isEqualTo(late.bytes());
            assertThat(TestKafka.told(late.fileId())).hasSize(1);
        }
    }

    private void register(FaultyStore way, RunningWorker worker) {
        TestKafka.create(Topics.ELEMENTS);
        var element =
                ObjectStore.element(
                        bucket,
                        worker.id(),
                        "rescue/" + bucket,
                        way.endpoint(),
                        ObjectStore.bucket());
        TestKafka.send(
                ElementEvent.CODEC.encode(
                        Topics.ELEMENTS.name(), new ElementRegistered(element), null));
    }

    private static void assertStored(TestUpload upload, ElementId element) {
        assertThat(TestKafka.awaitTold(upload))
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(FileEvent.CODEC.decode(it))
                                        .isInstanceOfSatisfying(
                                                FileStored.class,
                                                stored ->
                                                        assertThat(
                                                                        stored.document()
                                                                                .location()
                                                                                .elementId())
                                                                .isEqualTo(element)));
    }
}
