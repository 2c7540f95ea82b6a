package org.artstore.worker.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.element.ElementStatus.Health;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.forward.UploadForwarded;
import org.artstore.schemas.forward.UploadForwarded.Reason;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.topic.Topics;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.SharedWorker;
import org.artstore.worker.TestElement;
import org.artstore.worker.TestKafka;
import org.artstore.worker.TestParts;
import org.artstore.worker.TestUpload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Uploads for which their element has no room.
@ExtendWith(SharedWorker.class)
class ForwardIT {

    private final RunningWorker worker;
    private final TestElement full;
    private final TestElement next;

    ForwardIT(RunningWorker worker) {
        this.worker = worker;
        this.full = TestElement.of(worker, 1);
        this.next = TestElement.of(worker, 2);
    }

    @BeforeEach
    void awaitElements() {
        worker.ready(2);
        full.awaitOnline();
        next.awaitOnline();
    }

    @AfterEach
    void withdrawElements() {
        full.withdraw();
        next.withdraw();
    }

    @Test
    void sealedUploadsGoToTheNextElement() {
        var small = full.upload("small", 10_000);
        var large = full.upload("large", 3_000_000);
        var fits = full.upload("fits", 20_000);
        full.fillUp(small.fileId().toString());
        full.fillUp(large.fileId() + ".attr.json");

        TestKafka.journal(small.whole(), fits.whole());
        TestKafka.journal(large.records());

        assertStored(fits, full);
        assertStored(small, next);
        assertStored(large, next);
        assertSettled();
        assertThat(full.files()).hasSize(2);
        assertThat(full.healths()).contains(Health.FULL);
        full.awaitOnline();
    }

    @Test
    void anUploadGoesOnThoughItsElementTurnsFullInTheMiddle() {
        var upload = full.upload("resumed", 1_000_000);
        TestKafka.journal(upload.opened());
        TestKafka.journal(upload.chunks().subList(0, 6));
        await().until(() -> !full.staged().isEmpty() && full.isDone());
        full.fillUp(upload.fileId() + ".upload-next");

        TestKafka.journal(upload.chunk(7, 450_000, 700_000));
        await().until(() -> isForwarded(upload));
        TestKafka.journal(upload.chunk(1, 600_000, 700_000), upload.chunk(8, 650_000, 1_000_000));
        TestKafka.journal(upload.sealed(8));

        assertStored(upload, next);
        assertSettled();
        assertThat(full.files()).isEmpty();
    }

    @Test
    void nothingIsStoredTwiceThoughEverythingComesAgain() {
        var small = full.upload("small", 10_000);
        var large = full.upload("large", 3_000_000);
        full.fillUp(small.fileId().toString());
        full.fillUp(large.fileId() + ".attr.json");
        TestKafka.journal(small.whole());
        TestKafka.journal(large.records());
        assertStored(small, next);
        assertStored(large, next);
        assertSettled();
        worker.stop();
        var before = next.files();
        TestKafka.rewind(full.id());

        worker.startAgain().ready(2);

        await().until(() -> TestKafka.told(small.fileId()).size() > 1);
        await().until(() -> TestKafka.told(large.fileId()).size() > 1);
        assertSettled();
        assertStored(small, next);
        assertStored(large, next);
        assertThat(next.files()).isEqualTo(before);
        assertThat(full.files()).isEmpty();
    }

    /// The state after a decision that came into the log so late that the worker had found room.
    @Test
    void whatIsCommittedStaysThoughItWasDecidedOtherwise() {
        var small = full.upload("small", 10_000);
        var large = full.upload("large", 3_000_000);
        var parts = TestParts.of(full.id(), "parts", 900_000, 300_000, 100);
        var uploads = List.of(small, large, parts.whole());
        TestKafka.journal(small.whole());
        TestKafka.journal(large.records());
        TestKafka.journal(parts.records());
        TestKafka.journal(parts.joined());
        uploads.forEach(it -> assertStored(it, full));
        assertSettled();
        worker.stop();
        uploads.forEach(it -> decided(it.fileId(), next.id()));
        TestKafka.rewind(full.id());

        worker.startAgain().ready(2);

        uploads.forEach(it -> await().until(() -> TestKafka.told(it.fileId()).size() > 1));
        assertSettled();
        uploads.forEach(it -> assertStored(it, full));
        assertThat(next.files()).isEmpty();
    }

    /// The state that a worker leaves which is killed between two records that it passes on. Its
    /// element has room again when the next one starts, and another word about the upload, said
    /// later, does not count.
    @Test
    void whatADeadWorkerHasBegunIsFinished() {
        var upload = full.upload("interrupted", 1_000_000);
        TestKafka.journal(upload.opened());
        TestKafka.journal(upload.chunks().subList(0, 5));
        await().until(() -> !full.staged().isEmpty() && full.isDone());
        worker.stop();
        TestKafka.journal(upload.chunks().subList(5, 10));
        TestKafka.journal(upload.sealed(1));
        decided(upload.fileId(), next.id());
        decided(upload.fileId(), new ElementId("never-asked"));
        var there =
                new TestUpload(upload.fileId(), next.id(), upload.filename(), upload.bytes(), null);
        TestKafka.journal(there.opened());
        TestKafka.journal(there.chunks().subList(0, 3));

        worker.startAgain().ready(2);

        assertStored(upload, next);
        assertSettled();
        assertThat(full.files()).isEmpty();
        assertThat(TestKafka.told(upload.fileId())).hasSize(1);
    }

    @Test
    void partsFollowTheDocumentThatTheyBecome() {
        var parts = TestParts.of(full.id(), "parts", 900_000, 300_000, 100);
        var displaced = parts.parts().getFirst();
        full.fillUp(displaced.fileId() + ".upload-next");
        TestKafka.journal(parts.records());
        await().until(() -> isForwarded(displaced));

        TestKafka.journal(parts.joined());

        assertStored(parts.whole(), next);
        assertSettled();
        assertThat(full.files()).isEmpty();
    }

    @Test
    void aDocumentOfPartsGoesElsewhereWhenThereIsRoomForThePartsOnly() {
        var parts = TestParts.of(full.id(), "parts", 900_000, 300_000, 100);
        TestKafka.journal(parts.records());
        await().until(() -> !full.staged().isEmpty() && full.isDone());
        full.fillUp(parts.whole().fileId().toString());

        TestKafka.journal(parts.joined());

        assertStored(parts.whole(), next);
        assertSettled();
    }

    @Test
    void anUploadIsForwardedAsOftenAsNeededAndWaitsUntilItCanBe() {
        var upload = full.upload("restless", 10_000);
        full.fillUp(upload.fileId().toString());
        next.fillUp(upload.fileId().toString());

        TestKafka.journal(upload.whole());
        await().until(() -> next.healths().contains(Health.FULL));
        assertThat(TestKafka.told(upload.fileId())).isEmpty();
        var last = TestElement.of(worker, 3);

        assertStored(upload, last);
        assertSettled();
        assertThat(full.files()).isEmpty();
        assertThat(next.files()).isEmpty();
        last.withdraw();
    }

    @Test
    void aReadOnlyElementFinishesWhatHasBegunAndGivesTheRestAway() {
        full.register(ElementMode.RW);
        next.register(ElementMode.RW);
        var begun = full.upload("begun", 1_000_000);
        TestKafka.journal(begun.opened());
        TestKafka.journal(begun.chunks().subList(0, 5));
        await().until(() -> !full.staged().isEmpty() && full.isDone());

        full.register(ElementMode.RO);
        awaitUploadsGoTo(next);
        TestKafka.journal(begun.chunks().subList(5, 10));
        TestKafka.journal(begun.sealed(1));
        assertStored(begun, full);

        next.register(ElementMode.EDIT);
        awaitUploadsGoTo(full);
        assertSettled();
    }

    /// Of uploads that come to the first element.
    private void awaitUploadsGoTo(TestElement element) {
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            var upload = full.upload("one", 1_000);
                            TestKafka.journal(upload.whole());
                            return FileEvent.CODEC.decode(TestKafka.awaitTold(upload).getFirst())
                                            instanceof FileStored(var document)
                                    && document.location().elementId().equals(element.id());
                        });
    }

    private void assertStored(TestUpload upload, TestElement element) {
        var told = TestKafka.awaitTold(upload);
        assertThat(told)
                .allSatisfy(
                        it ->
                                assertThat(FileEvent.CODEC.decode(it))
                                        .isInstanceOfSatisfying(
                                                FileStored.class,
                                                stored -> assertIs(stored, upload, element)));
        assertThat(worker.content(upload.fileId()).body()).isEqualTo(upload.bytes());
    }

    private static void assertIs(FileStored stored, TestUpload upload, TestElement element) {
        assertThat(stored.document().content().checksum()).isEqualTo(upload.checksum());
        assertThat(stored.document().location().elementId()).isEqualTo(element.id());
        assertThat(stored.document().version()).isOne();
    }

    private void assertSettled() {
        for (var element : List.of(full, next)) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> {
                                assertThat(element.isDone()).isTrue();
                                assertThat(element.staged()).isEmpty();
                            });
        }
    }

    private boolean isForwarded(TestUpload upload) {
        return TestKafka.all(Topics.FORWARDS.name()).stream()
                .map(UploadForwarded.CODEC::decode)
                .anyMatch(it -> it.fileId().equals(upload.fileId()) && it.from().equals(full.id()));
    }

    private void decided(FileId file, ElementId target) {
        var event = new UploadForwarded(file, full.id(), target, Reason.DISK_FULL, Instant.now());
        TestKafka.send(UploadForwarded.CODEC.encode(Topics.FORWARDS.name(), event, null));
    }
}
