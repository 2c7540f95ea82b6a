package org.artstore.worker.trim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.schemas.document.Retention;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.schemas.topic.Topics;
import org.artstore.schemas.transfer.TransferEvent;
import org.artstore.schemas.transfer.TransferEvent.TransferRequested;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.TestElement;
import org.artstore.worker.TestKafka;
import org.artstore.worker.TestUpload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/// Journals are trimmed on a real broker: never what was not told, what is young, or what an open
/// upload needs. All records of a test lie in one partition.
class TrimmingIT {

    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final Duration WHILE = Duration.ofSeconds(1);
    private static final Duration OLD = Duration.ofDays(3);

    /// Older than the grace, younger than an upload can be.
    private static final Duration MIDDLE = Duration.ofHours(20);

    private static RunningWorker worker;

    private TestElement element;
    private TestElement next;

    @BeforeAll
    static void start() {
        worker =
                RunningWorker.start(
                        "--artstore.worker.trim.interval=PT0.2S",
                        "--artstore.worker.trim.after=PT1H");
    }

    @AfterAll
    static void stop() {
        worker.close();
    }

    @BeforeEach
    void elements() {
        worker.startAgain();
        element = TestElement.of(worker, 1);
        next = TestElement.of(worker, 2);
        element.awaitOnline();
        next.awaitOnline();
    }

    @AfterEach
    void withdraw() {
        element.withdraw();
        next.withdraw();
    }

    @Test
    void trimsWhatIsOldAndToldAndNoMore() {
        var old = List.of(upload("a", OLD), upload("b", OLD));
        var young = upload("young", Duration.ZERO);
        var behind = upload("behind", OLD);
        old.forEach(it -> journal(OLD, it.whole()));
        journal(Duration.ZERO, young.whole());
        journal(OLD, behind.whole());

        awaitBeginning(2);
        staysAt(2);
        assertThat(worker.get("/metrics").body())
                .containsPattern("artstore_journal_kept_records\\{[^}]*" + element.id() + "\"} 2")
                .containsPattern(
                        "artstore_journal_trimmed_records_total\\{[^}]*" + element.id() + "\"} 2");
        await().until(() -> element.isDone());
        worker.stop();
        TestKafka.rewind(element.id());
        worker.startAgain();

        // What is left comes again, as it may at any time, and harms nothing.
        await().atMost(WITHIN).until(() -> TestKafka.told(behind.fileId()).size() > 1);
        for (var upload : List.of(old.get(0), old.get(1), young, behind)) {
            assertThat(worker.content(upload.fileId()).body()).isEqualTo(upload.bytes());
        }
        assertThat(TestKafka.told(old.getFirst().fileId())).hasSize(1);
    }

    @Test
    void anOldOpenUploadHoldsEverythingBehindItsOpening() {
        var before = upload("before", OLD);
        var open = upload("open", OLD);
        var behind = upload("behind", OLD);
        journal(OLD, before.whole());
        journal(OLD, open.opened(), open.chunk(1, 0, 400));
        journal(OLD, behind.whole());
        awaitBeginning(1);
        staysAt(1);

        await().until(() -> element.isDone());
        worker.stop();
        worker.startAgain();
        var later = upload("later", OLD);
        journal(OLD, later.whole());
        awaitStored(later);
        staysAt(1);

        journal(OLD, open.chunk(1, 400, open.bytes().length), open.sealed(1));

        awaitStored(open);
        awaitBeginning(7);
        assertThat(worker.content(open.fileId()).body()).isEqualTo(open.bytes());
    }

    @Test
    void aForwardedUploadIsPassedOnFromItsOpeningByALaterProcess() {
        var before = upload("before", OLD);
        var open = upload("forwarded", MIDDLE);
        element.fillUp(open.fileId().toString());
        journal(OLD, before.whole());
        journal(MIDDLE, open.opened(), open.chunk(1, 0, 400));
        journal(MIDDLE, upload("behind", MIDDLE).whole());
        await().atMost(WITHIN).until(() -> next.staged().contains(open.fileId().toString()));
        awaitBeginning(1);
        staysAt(1);
        await().until(() -> element.isDone());
        worker.stop();
        worker.startAgain();
        element.awaitOnline();
        staysAt(1);

        journal(MIDDLE, open.chunk(1, 400, open.bytes().length), open.sealed(1));

        var stored = (FileStored) decoded(awaitStored(open)).getLast();
        assertThat(stored.document().location().elementId()).isEqualTo(next.id());
        assertThat(worker.content(open.fileId()).body()).isEqualTo(open.bytes());
    }

    @Test
    void partsHoldTheJournalUntilTheyAreJoined() {
        var parts = List.of(upload("part 0", OLD), upload("part 1", OLD));
        var bytes = new byte[2_000];
        for (int i = 0; i < 2; i++) {
            System.arraycopy(parts.get(i).bytes(), 0, bytes, i * 1_000, 1_000);
        }
        var file = upload("joined", OLD).fileId();
        var whole = new TestUpload(file, element.id(), "joined", bytes, null);
        journal(OLD, upload("before", OLD).whole());
        parts.forEach(it -> journal(OLD, it.opened(), it.chunk(1, 0, 1_000)));
        journal(OLD, upload("behind", OLD).whole());
        awaitBeginning(1);
        staysAt(1);

        journal(OLD, whole.joined(parts));

        awaitStored(whole);
        awaitBeginning(7);
        assertThat(worker.content(file).body()).isEqualTo(bytes);
    }

    @Test
    void aDocumentThatArrivesHoldsTheJournalUntilItIsThere() {
        var arriving = upload("arriving", OLD);
        var requested = requested(arriving);
        TestKafka.send(TransferEvent.CODEC.encode(Topics.TRANSFERS.name(), requested, null));
        journal(OLD, upload("before", OLD).whole());
        journal(OLD, opened(arriving, requested), arriving.chunk(1, 0, 400));
        journal(OLD, upload("behind", OLD).whole());
        awaitBeginning(1);
        staysAt(1);

        journal(OLD, arriving.chunk(1, 400, arriving.bytes().length), arriving.sealed(1));

        assertThat(decoded(awaitStored(arriving)))
                .filteredOn(FileStored.class::isInstance)
                .extracting(it -> ((FileStored) it).document().version())
                .containsExactly(2L);
        awaitBeginning(6);
        assertThat(worker.content(arriving.fileId()).body()).isEqualTo(arriving.bytes());
    }

    private TransferRequested requested(TestUpload upload) {
        var client = new ClientId("sa_test_books_0a1b2c3d");
        return new TransferRequested(
                upload.fileId(),
                new CommandId(upload.fileId().value()),
                upload.opened().tenant(),
                client,
                client,
                new ElementId("source-of-a-test"),
                element.id(),
                2,
                upload.bytes().length,
                false,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private UploadOpened opened(TestUpload upload, TransferRequested requested) {
        var opened = upload.opened();
        return new UploadOpened(
                upload.fileId(),
                element.id(),
                1,
                opened.tenant(),
                opened.metadata(),
                opened.contentType(),
                Retention.temporary(upload.fileId().createdAt(), 30),
                opened.creator(),
                (long) upload.bytes().length,
                upload.checksum(),
                null,
                new UploadOpened.Arrival(
                        requested.transferId(), requested.version(), requested.at()));
    }

    @Test
    void nothingIsTrimmedThatWasNotTold() {
        var uploads = IntStream.range(0, 40).mapToObj(i -> upload("document " + i, OLD)).toList();
        uploads.subList(0, 20).forEach(it -> journal(OLD, it.whole()));
        await().atMost(WITHIN).until(() -> isToldAsFarAsTrimmed(uploads) > 0);
        worker.stop();
        uploads.subList(20, 40).forEach(it -> journal(OLD, it.whole()));
        assertThat(isToldAsFarAsTrimmed(uploads)).isLessThanOrEqualTo(20);
        worker.startAgain();

        await().atMost(WITHIN).until(() -> isToldAsFarAsTrimmed(uploads) == 40);
    }

    /// Where the journal begins. Each document is one record, in their order.
    private long isToldAsFarAsTrimmed(List<TestUpload> uploads) {
        long beginning = TestKafka.beginning(element.id(), 0);
        assertThat(uploads.subList(0, (int) beginning))
                .allMatch(it -> !TestKafka.told(it.fileId()).isEmpty());
        return beginning;
    }

    private TestUpload upload(String name, Duration ago) {
        var bytes = element.upload(name, 1_000).bytes();
        var created = Instant.now().minus(ago).truncatedTo(ChronoUnit.MILLIS);
        return new TestUpload(FileId.create(created), element.id(), name, bytes, null);
    }

    private static void journal(Duration ago, JournalRecord... records) {
        TestKafka.journalAt(0, Instant.now().minus(ago), List.of(records));
    }

    private void awaitBeginning(long offset) {
        await().atMost(WITHIN).until(() -> TestKafka.beginning(element.id(), 0) == offset);
    }

    private void staysAt(long offset) {
        await().during(WHILE)
                .atMost(WITHIN)
                .until(() -> TestKafka.beginning(element.id(), 0) == offset);
    }

    private static FileId awaitStored(TestUpload upload) {
        TestKafka.awaitTold(upload);
        return upload.fileId();
    }

    private static List<FileEvent> decoded(FileId file) {
        return TestKafka.told(file).stream().map(FileEvent.CODEC::decode).toList();
    }
}
