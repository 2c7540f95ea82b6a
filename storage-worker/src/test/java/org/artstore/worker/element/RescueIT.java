package org.artstore.worker.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.element.ElementStatus.Health;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.forward.UploadForwarded;
import org.artstore.schemas.forward.UploadForwarded.Reason;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.journal.FileCommand.DeleteFile;
import org.artstore.schemas.journal.FileCommand.Requester;
import org.artstore.schemas.journal.FileCommand.TransferFile;
import org.artstore.schemas.topic.Topics;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.SharedWorker;
import org.artstore.worker.TestElement;
import org.artstore.worker.TestKafka;
import org.artstore.worker.TestParts;
import org.artstore.worker.TestStore;
import org.artstore.worker.TestUpload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// Uploads of an element that cannot be used.
@ExtendWith(SharedWorker.class)
class RescueIT {

    private final RunningWorker worker;
    private final TestElement broken;
    private final TestElement next;

    RescueIT(RunningWorker worker) {
        this.worker = worker;
        this.broken = TestElement.of(worker, 1);
        this.next = TestElement.of(worker, 2);
    }

    @BeforeEach
    void awaitElements() {
        worker.ready(2);
        broken.awaitOnline();
        next.awaitOnline();
    }

    @AfterEach
    void withdrawElements() {
        broken.withdraw();
        next.withdraw();
    }

    @Test
    void anotherElementStoresWhatIsOnItsWayWhenADiskFails() {
        var told = broken.upload("told", 10_000);
        var open = broken.upload("open", 1_000_000);
        var parts = TestParts.of(broken.id(), "parts", 900_000, 300_000, 100);
        var rejected = broken.upload("rejected", 20_000);
        TestKafka.journal(told.whole(), rejected.opened(), rejected.sealed(1));
        TestKafka.journal(parts.records());
        TestKafka.journal(open.opened());
        TestKafka.journal(open.chunks().subList(0, 6));
        await().until(() -> !broken.staged().isEmpty() && broken.isDone());
        var small = broken.upload("small", 10_000);
        var large = broken.upload("large", 3_000_000);
        broken.breakAt(small.fileId().toString());

        TestKafka.journal(small.whole());
        awaitOffline();
        TestKafka.journal(large.records());
        TestKafka.journal(parts.joined());
        TestKafka.journal(open.chunks().subList(6, 10));
        TestKafka.journal(open.sealed(1));
        var stored = List.of(small, large, open, parts.whole());
        stored.forEach(it -> assertStored(it, next));
        await().until(broken::isDone);

        broken.mend(small.fileId().toString());
        restart();

        stored.forEach(it -> assertStored(it, next));
        assertStored(told, broken);
        assertThat(TestKafka.told(rejected.fileId())).hasSize(1);
        assertThat(broken.files()).hasSize(2);
        await().untilAsserted(() -> assertThat(broken.staged()).isEmpty());
        assertNothingIsToldTwice(stored);
    }

    /// What a worker leaves whose disk failed between the last step of a commit and the word of it.
    @Test
    void whatWasCommittedAndNeverToldIsTakenBack() throws IOException {
        var lost = broken.upload("lost", 2_000_000);
        var kept = broken.upload("kept", 10_000);
        TestKafka.journal(kept.whole());
        assertStored(kept, broken);
        await().until(broken::isDone);
        worker.stop();
        new TestStore(broken.id(), broken.root()).commit(lost.records());
        TestKafka.journal(lost.records());
        decided(lost);
        decided(kept);
        TestKafka.rewind(broken.id());

        worker.startAgain().ready(2);

        assertStored(lost, next);
        assertStored(kept, broken);
        assertThat(broken.files()).hasSize(2);
        try (var quarantined = Files.walk(broken.root().resolve(".quarantine"))) {
            assertThat(quarantined.filter(Files::isRegularFile)).hasSize(3);
        }
    }

    @Test
    void anElementThatIsNotThereIsWaitedForAndThenReplaced() throws IOException {
        var mount = worker.folder().resolve("absent-" + broken.id().value());
        var absent = TestElement.of(worker, mount);
        var upload = absent.upload("early", 10_000);
        TestKafka.create(Topics.journal(absent.id()));

        TestKafka.journal(upload.whole());
        assertStored(upload, broken);
        await().until(absent::isDone);

        Files.createDirectory(mount);
        absent.awaitOnline();
        var later = absent.upload("later", 10_000);
        TestKafka.journal(later.whole());
        assertStored(later, absent);
        assertNothingIsToldTwice(List.of(upload, later));
        absent.withdraw();
    }

    @Test
    void anElementThatSomebodyElseHasIsNotReplaced() {
        var id = new ElementId("e-" + UUID.randomUUID());
        var second = new TestElement(worker.id(), id, broken.root());
        second.register(ElementMode.EDIT);
        TestKafka.create(Topics.journal(second.id()));
        var upload = second.upload("waits", 10_000);

        TestKafka.journal(upload.whole());

        await().until(
                        () ->
                                second.healths().stream().filter(it -> it == Health.OFFLINE).count()
                                        > 10);
        assertThat(TestKafka.told(upload.fileId())).isEmpty();
        assertThat(isForwarded(upload)).isFalse();
        second.withdraw();
    }

    @Test
    void commandsWaitForTheElement() {
        var deleted = broken.upload("deleted", 10_000);
        TestKafka.journal(deleted.whole());
        assertStored(deleted, broken);
        await().until(broken::isDone);
        var small = broken.upload("small", 10_000);
        var after = broken.upload("after", 10_000);
        broken.breakAt(small.fileId().toString());
        TestKafka.journal(small.whole());
        awaitOffline();

        TestKafka.journal(deletion(deleted));
        TestKafka.journal(after.whole());
        assertStored(after, next);
        assertThat(TestKafka.told(deleted.fileId())).hasSize(1);

        broken.mend(small.fileId().toString());
        restart();

        await().until(() -> TestKafka.told(deleted.fileId()).size() == 2);
        assertThat(FileEvent.CODEC.decode(TestKafka.told(deleted.fileId()).getLast()))
                .isInstanceOf(FileDeleted.class);
        await().until(broken::isDone);
        assertStored(small, next);
        assertStored(after, next);
        assertThat(next.files()).hasSize(4);
    }

    @Test
    void aDocumentThatIsOnItsWayToTheElementWaitsForIt() {
        var moved = next.upload("moved", 300_000);
        TestKafka.journal(moved.records());
        assertStored(moved, next);
        var small = broken.upload("small", 10_000);
        broken.breakAt(small.fileId().toString());
        TestKafka.journal(small.whole());
        awaitOffline();
        assertStored(small, next);

        TestKafka.journal(transfer(moved, broken));
        await().until(() -> !broken.isDone());
        var after = broken.upload("after", 10_000);
        TestKafka.journal(after.whole());
        assertStored(after, next);
        assertThat(isForwarded(moved)).isFalse();
        assertThat(broken.isDone()).isFalse();

        broken.mend(small.fileId().toString());
        restart();

        await().until(() -> stored(moved).size() == 2);
        assertIs(stored(moved).getLast(), moved, broken);
        await().until(broken::isDone);
        assertThat(worker.content(moved.fileId()).body()).isEqualTo(moved.bytes());
    }

    @Test
    void withoutAnotherElementEverythingWaits() {
        next.withdraw();
        worker.ready(1);
        var upload = broken.upload("alone", 10_000);
        broken.breakAt(upload.fileId().toString());

        TestKafka.journal(upload.whole());
        awaitOffline();
        var last = TestElement.of(worker, 3);

        assertStored(upload, last);
        last.withdraw();
    }

    private void restart() {
        worker.stop();
        worker.startAgain().ready(2);
    }

    private void awaitOffline() {
        await().until(() -> broken.healths().getLast() == Health.OFFLINE);
    }

    private static TransferFile transfer(TestUpload upload, TestElement target) {
        return new TransferFile(
                upload.fileId(),
                upload.element(),
                CommandId.create(),
                new Requester(
                        new ClientId("sa_test_books_0a1b2c3d"), new TenantId("default"), false),
                1,
                target.id(),
                false,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private static List<FileStored> stored(TestUpload upload) {
        return TestKafka.told(upload.fileId()).stream()
                .map(FileEvent.CODEC::decode)
                .filter(FileStored.class::isInstance)
                .map(FileStored.class::cast)
                .toList();
    }

    private static DeleteFile deletion(TestUpload upload) {
        return new DeleteFile(
                upload.fileId(),
                upload.element(),
                CommandId.create(),
                new Requester(
                        new ClientId("sa_test_books_0a1b2c3d"), new TenantId("default"), false),
                1,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private void assertStored(TestUpload upload, TestElement element) {
        assertThat(TestKafka.awaitTold(upload))
                .allSatisfy(
                        it ->
                                assertThat(FileEvent.CODEC.decode(it))
                                        .isInstanceOfSatisfying(
                                                FileStored.class,
                                                stored -> assertIs(stored, upload, element)));
        await().untilAsserted(
                        () ->
                                assertThat(worker.content(upload.fileId()).body())
                                        .isEqualTo(upload.bytes()));
    }

    private static void assertIs(FileStored stored, TestUpload upload, TestElement element) {
        assertThat(stored.document().content().checksum()).isEqualTo(upload.checksum());
        assertThat(stored.document().location().elementId()).isEqualTo(element.id());
    }

    private static void assertNothingIsToldTwice(List<TestUpload> uploads) {
        uploads.forEach(it -> assertThat(TestKafka.told(it.fileId())).hasSize(1));
    }

    private boolean isForwarded(TestUpload upload) {
        return TestKafka.all(Topics.FORWARDS.name()).stream()
                .map(UploadForwarded.CODEC::decode)
                .anyMatch(it -> it.fileId().equals(upload.fileId()));
    }

    private void decided(TestUpload upload) {
        var event =
                new UploadForwarded(
                        upload.fileId(), broken.id(), next.id(), Reason.DISK_FAILED, Instant.now());
        TestKafka.send(UploadForwarded.CODEC.encode(Topics.FORWARDS.name(), event, null));
    }
}
