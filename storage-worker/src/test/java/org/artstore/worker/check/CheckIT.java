package org.artstore.worker.check;

import static org.artstore.worker.job.JobClient.findings;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.admin.Admin;
import org.artstore.fixtures.KafkaFixture;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.holding.IndexedDocument;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.journal.FileCommand;
import org.artstore.schemas.topic.Topics;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.TestElement;
import org.artstore.worker.TestKafka;
import org.artstore.worker.TestUpload;
import org.artstore.worker.job.JobClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/// The check job and an index that is not what the log says.
class CheckIT {

    private static final ElementId OTHER = new ElementId("other");
    private static final String CHECK = "/api/v1/check-jobs";

    private static IndexActor index;
    private static RunningWorker worker;

    private TestElement element;

    @BeforeAll
    static void start() throws Exception {
        TestKafka.create(Topics.FILES);
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", KafkaFixture.bootstrapServers()))) {
            index = new IndexActor(CheckedLog.topicId(admin));
        }
        worker =
                RunningWorker.start(
                        "--artstore.worker.check.index-url=" + index.url(),
                        "--artstore.worker.check.index-patience=PT2S",
                        "--artstore.internal.client-id=services",
                        "--artstore.internal.client-secret=secret");
    }

    @AfterAll
    static void stop() {
        worker.close();
        index.close();
    }

    @BeforeEach
    void register() {
        element = TestElement.of(worker);
        element.awaitOnline();
    }

    @AfterEach
    void withdraw() {
        element.withdraw();
    }

    @Test
    void whatIsEqualIsNoFinding() {
        for (int i = 0; i < 5; i++) {
            stored("equal");
        }
        deleted(stored("deleted"));

        assertThat(findings(jobs().completed(CHECK, element.id()))).isEmpty();
    }

    @Test
    void everyDifferenceOfTheIndexIsNamed() {
        stored("sound");
        var missing = stored("missing");
        var older = stored("older");
        var others = stored("others");
        var gone = stored("gone");
        var moved = stored("moved");
        var kept = deleted(stored("kept"));
        var forgotten = deleted(stored("forgotten"));
        var stray = FileId.create(Instant.now());
        index.lose(missing.fileId());
        index.say(row(older, element.id(), 7, false, older.content().checksum().hex()));
        index.say(row(others, element.id(), 1, false, Sha256.of(new byte[1]).hex()));
        index.say(row(gone, element.id(), 2, true, ""));
        index.say(row(moved, OTHER, 1, false, moved.content().checksum().hex()));
        index.say(IndexActor.row(kept));
        index.lose(forgotten.fileId());
        index.say(new IndexedDocument(stray, element.id(), 1, false, "0".repeat(64)));

        assertThat(findings(jobs().completed(CHECK, element.id())))
                .containsExactlyInAnyOrder(
                        "missing-in-index " + missing.fileId(),
                        "version-differs-in-index " + older.fileId(),
                        "checksum-differs-in-index " + others.fileId(),
                        "deleted-in-index " + gone.fileId(),
                        "elsewhere-in-index " + moved.fileId(),
                        "deleted-but-in-index " + kept.fileId(),
                        "deletion-missing-in-index " + forgotten.fileId(),
                        "only-in-index " + stray);
    }

    @Test
    void whatTheIndexHasNotAppliedYetIsNoDifference() {
        stored("before");
        index.hold(4);
        stored("after");
        deleted(stored("deleted after"));

        assertThat(findings(jobs().completed(CHECK, element.id()))).isEmpty();
    }

    @Test
    void anIndexThatStaysBehindSaysNothingOfDocuments() {
        index.hold(1_000);
        stored("after");

        assertThat(findings(jobs().completed(CHECK, element.id())))
                .containsExactly("index-behind ");
        index.hold(0);
    }

    @Test
    void anIndexThatIsAwaySaysNothingOfDocuments() throws Exception {
        try (var lone =
                RunningWorker.start(
                        "--artstore.worker.check.index-url=http://localhost:1",
                        "--artstore.internal.client-id=services",
                        "--artstore.internal.client-secret=secret")) {
            var its = TestElement.of(lone);
            its.awaitOnline();
            var lost = stored(its.upload("lost", 5_000));
            Files.delete(Path.of(its.root().resolve(lost.location().key()) + ".attr.json"));

            var job = new JobClient(lone).completed(CHECK, its.id());

            assertThat(job.path("counts").path("index-unavailable").asInt()).isEqualTo(1);
            assertThat(findings(job)).containsExactly("missing-on-element " + lost.fileId());
            its.withdraw();
        }
    }

    private JobClient jobs() {
        return new JobClient(worker);
    }

    private Document stored(String filename) {
        return stored(element.upload(filename, 3_000));
    }

    private static Document stored(TestUpload upload) {
        TestKafka.journal(upload.whole());
        TestKafka.awaitTold(upload);
        var first = TestKafka.told(upload.fileId()).getFirst();
        return ((FileStored) FileEvent.CODEC.decode(first)).document();
    }

    private Document deleted(Document document) {
        var operator =
                new FileCommand.Requester(
                        new ClientId("sa_test_someone_01234567"), new TenantId("default"), true);
        TestKafka.journal(
                new FileCommand.DeleteFile(
                        document.fileId(),
                        element.id(),
                        CommandId.create(),
                        operator,
                        1,
                        Instant.now()));
        Awaitility.await().until(() -> TestKafka.told(document.fileId()).size() == 2);
        return document;
    }

    private static IndexedDocument row(
            Document document, ElementId element, long version, boolean deleted, String checksum) {
        return new IndexedDocument(document.fileId(), element, version, deleted, checksum);
    }
}
