package org.artstore.worker.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.fixtures.TokenFixture;
import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.CommandRejected;
import org.artstore.schemas.file.FileEvent.CommandRejected.Refusal;
import org.artstore.schemas.file.FileEvent.FileChanged;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileExpired;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.file.HeldFile;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.journal.FileCommand;
import org.artstore.schemas.journal.FileCommand.ChangeAttributes;
import org.artstore.schemas.journal.FileCommand.DeleteFile;
import org.artstore.schemas.journal.FileCommand.ExpireFile;
import org.artstore.schemas.journal.FileCommand.Requester;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.SharedWorker;
import org.artstore.worker.TestElement;
import org.artstore.worker.TestKafka;
import org.artstore.worker.TestUpload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Commands in a journal, among the uploads that they are about.
@ExtendWith(SharedWorker.class)
class CommandIT {

    private static final Requester OWNER =
            new Requester(new ClientId("sa_test_books_0a1b2c3d"), new TenantId("default"), false);
    private static final Requester OPERATOR =
            new Requester(new ClientId("sa_operator"), new TenantId("default"), true);

    private final RunningWorker worker;
    private final TestElement element;

    CommandIT(RunningWorker worker) {
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
    void changesOneAfterTheOther() throws IOException {
        var upload = element.upload("changing.txt", 1_000);
        TestKafka.journal(
                upload.whole(),
                change(upload, OWNER, 1, "b", false),
                change(upload, OWNER, 1, "late", false),
                change(upload, OPERATOR, 2, "c", true));

        var told = awaitTold(upload, 4);

        assertThat(told.get(0)).isInstanceOf(FileStored.class);
        assertThat(((FileChanged) told.get(1)).document().version()).isEqualTo(2);
        assertThat(reason(told.get(2))).isEqualTo(Refusal.VERSION_DIFFERS);
        var last = ((FileChanged) told.get(3)).document();
        assertThat(last.version()).isEqualTo(3);
        assertThat(last.retention().legalHold()).isTrue();
        assertThat(AttrJson.read(Files.readAllBytes(attr(upload))).document()).isEqualTo(last);
        assertThat(worker.content(upload.fileId()).body()).isEqualTo(upload.bytes());
        assertThat(lookup(upload.fileId(), "default").statusCode()).isEqualTo(200);
        assertThat(held(upload).document()).isEqualTo(last);
        assertThat(lookup(upload.fileId(), "other").statusCode()).isEqualTo(404);
    }

    @Test
    void aDeletedFileIsGoneForReadersAtOnce() {
        var upload = element.upload("deleted.bin", 2_000_000);
        TestKafka.journal(upload.records());
        TestKafka.awaitTold(upload);

        TestKafka.journal(delete(upload, OWNER, 1));

        var told = awaitTold(upload, 2);
        assertThat(((FileDeleted) told.get(1)).version()).isEqualTo(2);
        assertThat(worker.content(upload.fileId()).statusCode()).isEqualTo(410);
        assertThat(held(upload).deleted()).isEqualTo(told.get(1));
        assertThat(element.files()).isEmpty();
    }

    @Test
    void whatIsHeldIsNotDeleted() {
        var upload = element.upload("held.txt", 1_000);
        TestKafka.journal(
                upload.whole(),
                change(upload, OPERATOR, 1, "b", true),
                delete(upload, OPERATOR, 2),
                change(upload, OPERATOR, 2, "b", false),
                delete(upload, OWNER, 3));

        var told = awaitTold(upload, 5);

        assertThat(reason(told.get(2))).isEqualTo(Refusal.RETENTION_LOCKED);
        assertThat(told.get(4)).isInstanceOf(FileDeleted.class);
    }

    @Test
    void goesWhenItsTimeIsOverAndNotBefore() {
        var upload = expiring("over.txt", Duration.ofDays(31));
        var young = expiring("young.txt", Duration.ofDays(29));
        var early = upload.fileId().createdAt().plus(Duration.ofDays(30)).minusMillis(1);
        TestKafka.journal(
                upload.whole(),
                expire(upload, 1, early),
                change(upload, OPERATOR, 1, "b", true),
                expire(upload, 2, now()),
                change(upload, OPERATOR, 2, "b", false),
                expire(upload, 2, now()),
                expire(upload, 3, now()),
                expire(upload, 3, now()),
                delete(upload, OWNER, 3));
        TestKafka.journal(young.whole(), expire(young, 1, now().plus(Duration.ofDays(40))));

        var told = awaitTold(upload, 9);

        assertThat(reason(told.get(1))).isEqualTo(Refusal.NOT_EXPIRED);
        assertThat(reason(told.get(3))).isEqualTo(Refusal.RETENTION_LOCKED);
        assertThat(reason(told.get(5))).isEqualTo(Refusal.VERSION_DIFFERS);
        assertThat(((FileExpired) told.get(6)).deletion().version()).isEqualTo(4);
        assertThat(told.get(7)).isEqualTo(told.get(6));
        assertThat(told.get(8)).isEqualTo(told.get(6));
        assertThat(worker.content(upload.fileId()).statusCode()).isEqualTo(410);
        assertThat(reason(awaitTold(young, 2).get(1))).isEqualTo(Refusal.NOT_EXPIRED);
        assertThat(worker.content(young.fileId()).statusCode()).isEqualTo(200);
    }

    /// One that was uploaded so long ago, for thirty days.
    private TestUpload expiring(String name, Duration ago) {
        var upload = element.upload(name, 1_000);
        return new TestUpload(
                FileId.create(now().minus(ago)), element.id(), name, upload.bytes(), null);
    }

    private static FileCommand expire(TestUpload upload, long version, Instant at) {
        return new ExpireFile(
                upload.fileId(),
                upload.element(),
                CommandId.create(),
                new TenantId("default"),
                version,
                at);
    }

    @Test
    void theModeCounts() {
        var upload = element.upload("mode.txt", 1_000);
        TestKafka.journal(upload.whole());
        TestKafka.awaitTold(upload);
        element.register(ElementMode.RO);

        await().until(() -> isRefusedByMode(upload));

        assertThat(worker.content(upload.fileId()).body()).isEqualTo(upload.bytes());
    }

    private boolean isRefusedByMode(TestUpload upload) {
        int before = TestKafka.told(upload.fileId()).size();
        TestKafka.journal(change(upload, OWNER, before, "b" + before, false));
        var told = awaitTold(upload, before + 1);
        return told.getLast() instanceof CommandRejected rejected
                && rejected.reason() == Refusal.MODE_NOT_ALLOWED;
    }

    @Test
    void everythingThatComesAgainIsToldAgainAndBringsNothingBack() {
        var kept = element.upload("kept.txt", 1_000);
        var small = element.upload("small.txt", 1_000);
        var large = element.upload("large.bin", 2_000_000);
        TestKafka.journal(kept.whole(), small.whole());
        TestKafka.journal(large.records());
        TestKafka.journal(change(kept, OWNER, 1, "b", false));
        TestKafka.journal(delete(small, OWNER, 1), delete(large, OPERATOR, 1));
        var first = List.of(awaitTold(kept, 2), awaitTold(small, 2), awaitTold(large, 2));
        await().until(() -> element.isDone());
        worker.stop();
        var files = element.files();
        TestKafka.rewind(element.id());

        worker.startAgain().ready(1);

        // The file is told as it is now, then the change of it once more.
        var again = awaitTold(kept, 4);
        assertThat(again.get(3)).isEqualTo(first.getFirst().get(1));
        assertThat(((FileStored) again.get(2)).document().version()).isEqualTo(2);
        for (var upload : List.of(small, large)) {
            var told = awaitTold(upload, 4);
            assertThat(told.get(2)).isEqualTo(told.get(1));
            assertThat(told.get(3)).isEqualTo(told.get(1));
            assertThat(worker.content(upload.fileId()).statusCode()).isEqualTo(410);
        }
        await().until(() -> element.isDone() && element.staged().isEmpty());
        assertThat(element.files()).isEqualTo(files);
    }

    @Test
    void anElementThatNeverHadTheFileSaysSo() {
        var never = element.upload("never.txt", 10);

        TestKafka.journal(delete(never, OWNER, 1));

        assertThat(reason(awaitTold(never, 1).getFirst())).isEqualTo(Refusal.NOT_HERE);
    }

    private static List<FileEvent> awaitTold(TestUpload upload, int events) {
        return await().until(
                        () ->
                                TestKafka.told(upload.fileId()).stream()
                                        .map(FileEvent.CODEC::decode)
                                        .toList(),
                        told -> told.size() >= events);
    }

    private static Refusal reason(FileEvent event) {
        assertThat(event).isInstanceOf(CommandRejected.class);
        return ((CommandRejected) event).reason();
    }

    private Path attr(TestUpload upload) throws IOException {
        try (var paths = Files.walk(element.root())) {
            return paths.filter(path -> path.toString().endsWith(AttrJson.SUFFIX))
                    .filter(path -> path.toString().contains(upload.fileId().toString()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private HeldFile held(TestUpload upload) {
        return EventJson.MAPPER.readValue(
                lookup(upload.fileId(), "default").body(), HeldFile.class);
    }

    private HttpResponse<String> lookup(FileId file, String tenant) {
        var token = TokenFixture.shared().draft().tenant(tenant).scopes("files:write").sign();
        return worker.send(
                HttpRequest.newBuilder(worker.uri("/internal/v1/files/" + file))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static FileCommand change(
            TestUpload upload, Requester by, long version, String tag, boolean hold) {
        return new ChangeAttributes(
                upload.fileId(),
                upload.element(),
                CommandId.create(),
                by,
                version,
                null,
                List.of(tag),
                CustomAttributes.NONE,
                null,
                hold,
                now());
    }

    private static FileCommand delete(TestUpload upload, Requester by, long version) {
        return new DeleteFile(
                upload.fileId(), upload.element(), CommandId.create(), by, version, now());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
