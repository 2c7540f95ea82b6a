package org.artstore.worker.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.fixtures.TokenFixture;
import org.artstore.schemas.document.CopyOf;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.CommandRejected;
import org.artstore.schemas.file.FileEvent.CommandRejected.Refusal;
import org.artstore.schemas.file.FileEvent.FileRestoreEnded;
import org.artstore.schemas.file.FileEvent.FileRestored;
import org.artstore.schemas.file.FileEvent.UploadRejected;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.journal.FileCommand.DeleteFile;
import org.artstore.schemas.journal.FileCommand.ExpireFile;
import org.artstore.schemas.journal.FileCommand.Requester;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.schemas.journal.JournalRecord.WholeUpload;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.SharedWorker;
import org.artstore.worker.TestElement;
import org.artstore.worker.TestKafka;
import org.artstore.worker.TestUpload;
import org.artstore.worker.job.JobClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Restored copies of documents that are archived elsewhere: no documents, whatever comes.
@ExtendWith(SharedWorker.class)
class RestoredCopyIT {

    private static final ElementId ARCHIVE = new ElementId("ar-01");
    private static final TenantId TENANT = new TenantId("default");

    private final RunningWorker worker;
    private final TestElement element;

    RestoredCopyIT(RunningWorker worker) {
        this.worker = worker;
        this.element = TestElement.of(worker);
    }

    @BeforeEach
    void awaitElement() {
        worker.ready(1);
    }

    @AfterEach
    void withdrawElement() {
        element.withdraw();
    }

    @Test
    void isReadUnderItsOwnIdAndIsNoDocument() {
        for (int size : new int[] {1_000, 2_000_000}) {
            var upload = copy(size, Duration.ZERO);
            var document = document(upload);
            TestKafka.journal(records(upload, document));

            var restored = (FileRestored) awaitTold(document, 1).getFirst();

            assertThat(restored.copyId()).isEqualTo(upload.fileId());
            assertThat(restored.elementId()).isEqualTo(element.id());
            assertThat(restored.archivedOn()).isEqualTo(ARCHIVE);
            assertThat(restored.version()).isEqualTo(4);
            assertThat(restored.checksum()).isEqualTo(upload.checksum());
            assertThat(restored.restoredById()).isEqualTo(upload.opened().creator().id());
            assertThat(restored.expiresAt())
                    .isEqualTo(upload.fileId().createdAt().plus(Duration.ofDays(30)));
            assertThat(worker.content(upload.fileId()).body()).isEqualTo(upload.bytes());
            assertThat(lookup(upload.fileId())).isEqualTo(404);
            assertThat(TestKafka.told(upload.fileId())).isEmpty();
        }
    }

    @Test
    void takesNoCommandButToGoWhenItsTimeIsOver() {
        var upload = copy(1_000, Duration.ofDays(31));
        var document = document(upload);
        var by = new Requester(upload.opened().creator().id(), TENANT, true);
        TestKafka.journal(records(upload, document));
        TestKafka.journal(
                new DeleteFile(
                        upload.fileId(), element.id(), CommandId.create(), by, 1, Instant.now()),
                expire(upload, document, upload.fileId().createdAt()),
                expire(upload, document, Instant.now()),
                expire(upload, document, Instant.now()));

        var told = awaitTold(document, 4);

        assertThat(told.get(0)).isInstanceOf(FileRestored.class);
        assertThat(((CommandRejected) told.get(1)).reason()).isEqualTo(Refusal.NOT_EXPIRED);
        var ended = (FileRestoreEnded) told.get(2);
        assertThat(ended.copyId()).isEqualTo(upload.fileId());
        assertThat(told.get(3)).isEqualTo(ended);
        assertThat(worker.content(upload.fileId()).statusCode()).isEqualTo(404);
        assertThat(element.files()).isEmpty();
        var refused = decoded(upload.fileId());
        assertThat(refused).hasSize(1);
        assertThat(((CommandRejected) refused.getFirst()).reason()).isEqualTo(Refusal.NOT_HERE);

        await().until(() -> element.isDone());
        worker.stop();
        TestKafka.rewind(element.id());
        worker.startAgain().ready(1);

        // Every record is answered with the end, but for the refusals.
        assertThat(awaitTold(document, 7).subList(4, 7)).containsOnly(ended);
        assertThat(element.files()).isEmpty();
    }

    @Test
    void otherBytesAreNoCopy() {
        var upload = copy(1_000, Duration.ZERO).declaring(Sha256.of(new byte[] {1}));
        var document = document(upload);
        TestKafka.journal(records(upload, document));

        var told = TestKafka.awaitTold(upload);

        assertThat(FileEvent.CODEC.decode(told.getFirst())).isInstanceOf(UploadRejected.class);
        assertThat(decoded(document)).isEmpty();
        assertThat(element.files()).isEmpty();
    }

    @Test
    void jobsKnowItForWhatItIs() {
        element.awaitOnline();
        var upload = copy(1_000, Duration.ZERO);
        var document = document(upload);
        TestKafka.journal(records(upload, document));
        var restored = awaitTold(document, 1).getFirst();
        var jobs = new JobClient(worker);

        var check = jobs.completed("/api/v1/check-jobs", element.id());
        var rebuilt = jobs.completed("/api/v1/rebuild-jobs", element.id());
        var drained = jobs.completed("/api/v1/drain-jobs", element.id());

        assertThat(check.path("findings").toString()).doesNotContain(upload.fileId().toString());
        assertThat(rebuilt.path("done").asInt()).isOne();
        assertThat(awaitTold(document, 2)).containsOnly(restored);
        assertThat(drained.path("findings").toString()).contains("restored-copy");
        assertThat(worker.content(upload.fileId()).statusCode()).isEqualTo(200);
    }

    /// One that came so long ago.
    private TestUpload copy(int size, Duration ago) {
        var upload = element.upload("restored-" + size, size);
        var created = Instant.now().minus(ago).truncatedTo(ChronoUnit.MILLIS);
        return new TestUpload(
                FileId.create(created), element.id(), upload.filename(), upload.bytes(), null);
    }

    private static FileId document(TestUpload upload) {
        return FileId.create(upload.fileId().createdAt().minus(Duration.ofDays(400)));
    }

    private static List<JournalRecord> records(TestUpload upload, FileId document) {
        var opened = opened(upload.opened(), document);
        if (upload.bytes().length < 1 << 20) {
            return List.of(new WholeUpload(opened, upload.bytes()));
        }
        var records = new ArrayList<JournalRecord>();
        records.add(opened);
        records.addAll(upload.chunks());
        records.add(upload.sealed(1));
        return records;
    }

    private static UploadOpened opened(UploadOpened opened, FileId document) {
        return new UploadOpened(
                opened.fileId(),
                opened.elementId(),
                opened.epoch(),
                opened.tenant(),
                opened.metadata(),
                opened.contentType(),
                opened.retention(),
                opened.creator(),
                opened.expectedLength(),
                opened.expectedChecksum(),
                null,
                null,
                new CopyOf(document, ARCHIVE, 4));
    }

    private static ExpireFile expire(TestUpload upload, FileId document, Instant at) {
        return new ExpireFile(
                upload.fileId(),
                upload.element(),
                CommandId.create(),
                TENANT,
                1,
                at.truncatedTo(ChronoUnit.MILLIS),
                document);
    }

    private static List<FileEvent> awaitTold(FileId file, int events) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> decoded(file), told -> told.size() >= events);
    }

    private static List<FileEvent> decoded(FileId file) {
        return TestKafka.told(file).stream().map(FileEvent.CODEC::decode).toList();
    }

    private int lookup(FileId file) {
        var token = TokenFixture.shared().draft().scopes("files:write").sign();
        return worker.send(
                        HttpRequest.newBuilder(worker.uri("/internal/v1/files/" + file))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }
}
