package org.artstore.worker.copying;

import static org.artstore.worker.copying.Told.awaitStep;
import static org.artstore.worker.copying.Told.document;
import static org.artstore.worker.copying.Told.events;
import static org.artstore.worker.copying.Told.filesOf;
import static org.artstore.worker.copying.Told.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Retention;
import org.artstore.schemas.document.RetentionPolicy;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.CommandRejected;
import org.artstore.schemas.file.FileEvent.CommandRejected.Refusal;
import org.artstore.schemas.file.FileEvent.FileChanged;
import org.artstore.schemas.file.FileEvent.FileCopyRemoved;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileMoved;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.journal.FileCommand;
import org.artstore.schemas.journal.FileCommand.ChangeAttributes;
import org.artstore.schemas.journal.FileCommand.DeleteFile;
import org.artstore.schemas.journal.FileCommand.Requester;
import org.artstore.schemas.journal.FileCommand.TransferFile;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.schemas.journal.JournalRecord.UploadSealed;
import org.artstore.schemas.topic.Topics;
import org.artstore.schemas.transfer.Transfer.Step;
import org.artstore.schemas.transfer.TransferEvent;
import org.artstore.schemas.transfer.TransferEvent.TransferCopying;
import org.artstore.schemas.transfer.TransferEvent.TransferRequested;
import org.artstore.schemas.transfer.TransferEvent.TransferRolledBack;
import org.artstore.schemas.transfer.TransferEvent.TransferRolledBack.Reason;
import org.artstore.schemas.transfer.TransferEvent.TransferVerified;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.TestElement;
import org.artstore.worker.TestKafka;
import org.artstore.worker.TestUpload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Documents go from an element of one worker to an element of another. A worker that died is one
/// that stopped, with the logs as it would have left them.
@TestInstance(Lifecycle.PER_CLASS)
class TransferIT {

    private static final Requester OWNER =
            new Requester(new ClientId("sa_test_books_0a1b2c3d"), new TenantId("default"), false);
    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final int LARGE = 3_000_000;

    private final RunningWorker source = worker("PT0S");
    private final RunningWorker target = worker("PT24H");
    private final TestElement from = TestElement.of(source);
    private final TestElement to = TestElement.of(target);

    private static RunningWorker worker(String margin) {
        return RunningWorker.start(
                "--artstore.worker.transfer.interval=PT0.05S",
                "--artstore.worker.transfer.checkpoint-bytes=1MB",
                "--artstore.worker.transfer.margin=" + margin);
    }

    @BeforeAll
    @BeforeEach
    void bothAreThere() {
        source.startAgain().ready(1);
        target.startAgain().ready(1);
    }

    @AfterAll
    void close() {
        source.close();
        target.close();
    }

    @Test
    void aDocumentBecomesPermanentElsewhereAndStaysWhatItIs() throws IOException {
        for (var upload : List.of(stored("small.txt", 1_000), stored("large.bin", LARGE))) {
            var before = document(upload, 1);

            finalise(upload);

            awaitStep(upload, Step.CLEARED);
            var after = document(upload, 2);
            assertThat(after.location().elementId()).isEqualTo(to.id());
            assertThat(after.location().key()).isEqualTo(before.location().key());
            assertThat(after.metadata()).isEqualTo(before.metadata());
            assertThat(after.content()).isEqualTo(before.content());
            assertThat(after.creator()).isEqualTo(before.creator());
            assertThat(after.createdAt()).isEqualTo(before.createdAt());
            assertThat(after.retention().policy()).isEqualTo(RetentionPolicy.PERMANENT);
            assertThat(target.content(upload.fileId()).body()).isEqualTo(upload.bytes());
            assertThat(source.content(upload.fileId()).statusCode()).isEqualTo(404);
            assertThat(filesOf(upload, from)).isEmpty();
            assertThat(events(upload, FileMoved.class)).hasSize(1);
            assertThat(events(upload, FileDeleted.class)).isEmpty();
            var removed = events(upload, FileCopyRemoved.class).getFirst();
            assertThat(removed.elementId()).isEqualTo(from.id());
            assertThat(removed.movedTo()).isEqualTo(to.id());
        }
    }

    @Test
    void nothingElseHappensToItMeanwhile() {
        var upload = stored("awaited.bin", LARGE);
        target.stop();
        finalise(upload);
        awaitStep(upload, Step.COPYING);
        TestKafka.journal(change(upload, from, 1), delete(upload, from, 1));
        await().atMost(WITHIN).until(() -> events(upload, CommandRejected.class).size() == 2);
        assertThat(events(upload, CommandRejected.class))
                .extracting(CommandRejected::reason)
                .containsOnly(Refusal.IN_TRANSFER);
        assertThat(source.content(upload.fileId()).body()).isEqualTo(upload.bytes());

        target.startAgain().ready(1);

        awaitStep(upload, Step.CLEARED);
        TestKafka.journal(change(upload, to, 2));
        await().atMost(WITHIN).until(() -> !events(upload, FileChanged.class).isEmpty());
        assertThat(document(upload, 3).metadata().tags()).containsExactly("b");
    }

    @Test
    void goesOnAtEachStepAfterDeath() throws IOException {
        var requested = stored("requested.bin", LARGE);
        var begun = stored("begun.bin", LARGE);
        var copied = stored("copied.bin", LARGE);
        var sealed = stored("sealed.bin", LARGE);
        var verified = stored("verified.bin", LARGE);
        var completed = stored("completed.bin", 1_000);
        finalise(completed);
        awaitStep(completed, Step.COMPLETED);
        source.stop();
        target.stop();
        for (var upload : List.of(requested, begun, copied, sealed, verified)) {
            tell(requested(upload));
        }
        TestKafka.journal(arriving(begun));
        TestKafka.journal(chunks(begun).subList(0, 2));
        tell(copying(copied, 2_000_000));
        TestKafka.journal(arriving(copied));
        TestKafka.journal(chunks(copied).subList(0, 20));
        for (var upload : List.of(sealed, verified)) {
            tell(copying(upload, LARGE));
            TestKafka.journal(arriving(upload));
            TestKafka.journal(chunks(upload));
            TestKafka.journal(seal(upload));
        }
        tell(new TransferVerified(verified.fileId(), id(verified), to.id(), Instant.now()));

        target.startAgain().ready(1);
        awaitStep(sealed, Step.COMPLETED);
        awaitStep(verified, Step.COMPLETED);
        source.startAgain().ready(1);

        for (var upload : List.of(requested, begun, copied, sealed, verified, completed)) {
            awaitStep(upload, Step.CLEARED);
            assertThat(target.content(upload.fileId()).body()).isEqualTo(upload.bytes());
            assertThat(filesOf(upload, from)).isEmpty();
            assertThat(document(upload, 2).location().elementId()).isEqualTo(to.id());
        }
        await().atMost(WITHIN).until(() -> to.staged().isEmpty());
    }

    @Test
    void everythingMayComeAgain() throws IOException {
        var small = stored("again-small.txt", 1_000);
        var large = stored("again-large.bin", LARGE);
        finalise(small);
        finalise(large);
        awaitStep(small, Step.CLEARED);
        awaitStep(large, Step.CLEARED);
        await().until(() -> from.isDone() && to.isDone());
        source.stop();
        target.stop();
        var there = to.files();
        TestKafka.rewind(from.id());
        TestKafka.rewind(to.id());

        bothAreThere();

        await().atMost(WITHIN).until(() -> from.isDone() && to.isDone());
        assertThat(to.files()).isEqualTo(there);
        for (var upload : List.of(small, large)) {
            assertThat(filesOf(upload, from)).isEmpty();
            assertThat(source.content(upload.fileId()).statusCode()).isEqualTo(404);
            assertThat(target.content(upload.fileId()).body()).isEqualTo(upload.bytes());
            assertThat(events(upload, FileStored.class))
                    .extracting(it -> it.document().version())
                    .contains(1L, 2L)
                    .doesNotContain(3L);
            assertThat(events(upload, FileCopyRemoved.class)).hasSizeGreaterThan(1);
            assertThat(events(upload, FileDeleted.class)).isEmpty();
        }
        assertThat(to.staged()).isEmpty();
    }

    @Test
    void whatWasRolledBackNeverArrives() throws IOException {
        var late = stored("late.bin", LARGE);
        target.stop();
        finalise(late);
        awaitStep(late, Step.COPYING);
        await().atMost(WITHIN).until(() -> transfer(late).offset() == LARGE);
        tell(rolledBack(late, Reason.TIMEOUT));

        target.startAgain().ready(1);

        await().atMost(WITHIN).until(() -> to.isDone() && to.staged().isEmpty());
        assertThat(filesOf(late, to)).isEmpty();
        assertThat(events(late, FileStored.class)).hasSize(1);
        assertThat(events(late, FileEvent.UploadRejected.class)).isEmpty();
        assertThat(source.content(late.fileId()).body()).isEqualTo(late.bytes());
        TestKafka.journal(change(late, from, 1));
        await().atMost(WITHIN).until(() -> !events(late, FileChanged.class).isEmpty());

        finalise(late, 2, CommandId.create());
        awaitStep(late, Step.CLEARED);
        assertThat(document(late, 3).metadata().tags()).containsExactly("b");
        assertThat(target.content(late.fileId()).body()).isEqualTo(late.bytes());
    }

    @Test
    void aTargetWithoutRoomGivesUp() throws IOException {
        var upload = stored("no-room.bin", LARGE);
        to.fillUp(upload.fileId() + ".upload-next");

        finalise(upload);

        awaitStep(upload, Step.ROLLED_BACK);
        assertThat(transfer(upload).reason()).isEqualTo(Reason.NO_ROOM);
        await().atMost(WITHIN).until(() -> to.isDone() && to.staged().isEmpty());
        assertThat(filesOf(upload, to)).isEmpty();
        assertThat(source.content(upload.fileId()).body()).isEqualTo(upload.bytes());
        finalise(upload, 1, CommandId.create());
        awaitStep(upload, Step.CLEARED);
    }

    @Test
    void aSourceThatCannotGoOnGivesUp() throws IOException {
        var damaged = stored("damaged.bin", LARGE);
        var bytes = filesOf(damaged, from).stream().filter(it -> it.endsWith(".bin")).findFirst();
        var path = Path.of(bytes.orElseThrow());
        var content = Files.readAllBytes(path);
        content[LARGE - 1] ^= 1;
        Files.write(path, content);
        var stuck = stored("stuck.bin", LARGE);
        var longAgo = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);

        finalise(damaged);
        tell(requested(stuck, longAgo));

        awaitStep(damaged, Step.ROLLED_BACK);
        assertThat(transfer(damaged).reason()).isEqualTo(Reason.DAMAGED);
        awaitStep(stuck, Step.ROLLED_BACK);
        assertThat(transfer(stuck).reason()).isEqualTo(Reason.TIMEOUT);
        await().atMost(WITHIN).until(() -> to.isDone() && to.staged().isEmpty());
    }

    private TestUpload stored(String name, int size) {
        var upload = from.upload(name, size);
        TestKafka.journal(size > 1_000_000 ? upload.records() : List.of(upload.whole()));
        TestKafka.awaitTold(upload);
        return upload;
    }

    private void finalise(TestUpload upload) {
        finalise(upload, 1, id(upload));
    }

    private void finalise(TestUpload upload, long version, CommandId id) {
        TestKafka.journal(
                new TransferFile(
                        upload.fileId(), from.id(), id, OWNER, version, to.id(), true, now()));
    }

    /// The first transfer of a file.
    private static CommandId id(TestUpload upload) {
        return new CommandId(upload.fileId().value());
    }

    private static void tell(TransferEvent event) {
        TestKafka.send(TransferEvent.CODEC.encode(Topics.TRANSFERS.name(), event, null));
    }

    private TransferRequested requested(TestUpload upload) {
        return requested(upload, now());
    }

    private TransferRequested requested(TestUpload upload, Instant at) {
        return new TransferRequested(
                upload.fileId(),
                id(upload),
                OWNER.tenant(),
                OWNER.requestedById(),
                OWNER.requestedById(),
                from.id(),
                to.id(),
                2,
                upload.bytes().length,
                true,
                at);
    }

    private static TransferCopying copying(TestUpload upload, long offset) {
        return new TransferCopying(upload.fileId(), id(upload), 1, offset, now());
    }

    private static TransferRolledBack rolledBack(TestUpload upload, Reason reason) {
        return new TransferRolledBack(upload.fileId(), id(upload), reason, now());
    }

    private UploadOpened arriving(TestUpload upload) {
        var opened = upload.opened();
        return new UploadOpened(
                opened.fileId(),
                to.id(),
                1,
                opened.tenant(),
                opened.metadata(),
                opened.contentType(),
                Retention.permanent(),
                opened.creator(),
                (long) upload.bytes().length,
                upload.checksum(),
                null,
                new UploadOpened.Arrival(id(upload), 2, requested(upload).at()));
    }

    private List<JournalRecord> chunks(TestUpload upload) {
        return upload.chunks().stream()
                .map(Chunk.class::cast)
                .<JournalRecord>map(
                        it -> new Chunk(it.fileId(), to.id(), 1, it.offset(), it.bytes()))
                .toList();
    }

    private UploadSealed seal(TestUpload upload) {
        return new UploadSealed(upload.fileId(), to.id(), 1, upload.bytes().length, now());
    }

    private static FileCommand change(TestUpload upload, TestElement element, long version) {
        return new ChangeAttributes(
                upload.fileId(),
                element.id(),
                CommandId.create(),
                OWNER,
                version,
                null,
                List.of("b"),
                CustomAttributes.NONE,
                null,
                false,
                now());
    }

    private static FileCommand delete(TestUpload upload, TestElement element, long version) {
        return new DeleteFile(
                upload.fileId(), element.id(), CommandId.create(), OWNER, version, now());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
