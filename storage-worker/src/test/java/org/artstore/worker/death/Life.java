package org.artstore.worker.death;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.fixtures.KafkaFixture;
import org.artstore.fixtures.Program;
import org.artstore.fixtures.TokenFixture;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileChanged;
import org.artstore.schemas.file.FileEvent.FileCopyRemoved;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.journal.FileCommand.ChangeAttributes;
import org.artstore.schemas.journal.FileCommand.DeleteFile;
import org.artstore.schemas.journal.FileCommand.Requester;
import org.artstore.schemas.journal.FileCommand.TransferFile;
import org.artstore.schemas.topic.Topics;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.StorageWorker;
import org.artstore.worker.TestElement;
import org.artstore.worker.TestKafka;
import org.artstore.worker.TestUpload;
import org.artstore.worker.Tracer;
import org.artstore.worker.job.JobClient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// The life of one worker, from its start to the moment at which it is killed, and what was to be
/// done in it: a document is changed, one deleted, one goes from the first element to the other.
final class Life {

    /// How a worker does quickly what there is to be done for a transfer.
    static final String INTERVAL = "--artstore.worker.transfer.interval=PT0.05S";

    static final String MARGIN = "--artstore.worker.transfer.margin=PT0S";

    private static final int LARGE = 1_200_000;
    private static final Requester OPERATOR =
            new Requester(new ClientId("sa_operator"), new TenantId("default"), true);

    private final Path folder;
    private final TestElement edit;
    private final TestElement rw;
    private final TestUpload changed;
    private final TestUpload deleted;
    private final TestUpload moved;
    private boolean cutShort;

    private Life(Path folder, TestElement edit, TestElement rw) {
        this.folder = folder;
        this.edit = edit;
        this.rw = rw;
        this.changed = edit.upload("changed.txt", 3_000);
        this.deleted = edit.upload("deleted.bin", LARGE);
        this.moved = edit.upload("moved.bin", LARGE);
    }

    /// With everything in the journal of its first element.
    static Life prepared(Path folder) throws IOException {
        var worker = "worker-" + UUID.randomUUID();
        Files.createDirectory(folder);
        var life = new Life(folder, element(worker, folder), element(worker, folder));
        life.edit.register(ElementMode.EDIT);
        life.rw.register(ElementMode.RW);
        TestKafka.create(Topics.journal(life.edit.id()));
        TestKafka.create(Topics.journal(life.rw.id()));
        life.writeJournal();
        return life;
    }

    private static TestElement element(String worker, Path folder) {
        var id = new ElementId("e-" + UUID.randomUUID());
        return new TestElement(worker, id, folder.resolve(id.value()));
    }

    private void writeJournal() {
        TestKafka.journal(changed.whole());
        TestKafka.journal(deleted.records());
        TestKafka.journal(moved.records());
        TestKafka.journal(
                new ChangeAttributes(
                        changed.fileId(),
                        edit.id(),
                        CommandId.create(),
                        OPERATOR,
                        1,
                        null,
                        List.of("b"),
                        CustomAttributes.NONE,
                        null,
                        false,
                        changed.fileId().createdAt().plusSeconds(1)),
                new DeleteFile(
                        deleted.fileId(),
                        edit.id(),
                        CommandId.create(),
                        OPERATOR,
                        1,
                        deleted.fileId().createdAt().plusSeconds(1)),
                new TransferFile(
                        moved.fileId(),
                        edit.id(),
                        CommandId.create(),
                        OPERATOR,
                        1,
                        rw.id(),
                        true,
                        moved.fileId().createdAt().plusSeconds(1)));
    }

    /// Returns when the worker is dead, which it is at last when everything is done.
    void live(List<String> tracing) throws IOException, InterruptedException {
        var process =
                Tracer.start(
                        tracing,
                        Program.of(StorageWorker.class),
                        settings(),
                        folder.resolve("output"));
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
            while (!process.waitFor(200, TimeUnit.MILLISECONDS) && !isDone()) {
                assertThat(System.nanoTime()).as(folder.toString()).isLessThan(end);
            }
            cutShort = !process.isAlive();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.waitFor();
        }
    }

    private List<String> settings() {
        return List.of(
                "--artstore.port=0",
                "--artstore.worker.id=" + edit.worker(),
                "--artstore.worker.disk-reserve=1MB",
                "--artstore.worker.disk-reserve-percent=0",
                "--artstore.placement.disk-reserve=1MB",
                "--artstore.placement.disk-reserve-share=0",
                INTERVAL,
                MARGIN,
                "--artstore.worker.scrub.begin-after=PT1H",
                "--artstore.json-logs=false",
                "--artstore.auth.issuer=" + TokenFixture.shared().issuer(),
                "--artstore.kafka.bootstrap-servers=" + KafkaFixture.bootstrapServers(),
                "--artstore.kafka.replication-factor=1",
                "--artstore.kafka.min-insync-replicas=1");
    }

    /// Whether the worker died before everything was done.
    boolean isCutShort() {
        return cutShort;
    }

    private boolean isDone() {
        return told(moved).stream().anyMatch(FileCopyRemoved.class::isInstance)
                && told(changed).stream().anyMatch(FileChanged.class::isInstance)
                && told(deleted).stream().anyMatch(FileDeleted.class::isInstance)
                && edit.isDone()
                && rw.isDone();
    }

    private static List<FileEvent> told(TestUpload upload) {
        return TestKafka.told(upload.fileId()).stream().map(FileEvent.CODEC::decode).toList();
    }

    /// Gives the elements to another worker.
    void passOnTo(String worker) {
        new TestElement(worker, edit.id(), edit.root()).register(ElementMode.EDIT);
        new TestElement(worker, rw.id(), rw.root()).register(ElementMode.RW);
    }

    /// That everything is told and nothing is left to be done.
    void assertCaughtUp() {
        assertThat(isDone()).as(folder + ": " + told(moved)).isTrue();
        assertThat(edit.staged()).isEmpty();
        assertThat(rw.staged()).isEmpty();
    }

    /// That the log and the elements say the same.
    void assertAgreed(RunningWorker worker) {
        for (var element : List.of(edit, rw)) {
            var job = new JobClient(worker).completed("/api/v1/check-jobs", element.id());
            assertThat(JobClient.findings(job)).as(folder.toString()).isEmpty();
        }
        assertThat(worker.content(changed.fileId()).body()).isEqualTo(changed.bytes());
        assertThat(worker.content(moved.fileId()).body()).isEqualTo(moved.bytes());
        assertThat(worker.content(deleted.fileId()).statusCode()).isEqualTo(410);
        for (var upload : List.of(changed, deleted, moved)) {
            assertThat(told(upload)).as(folder.toString()).allMatch(it -> isPossible(it, upload));
        }
    }

    /// Whatever is told again is told of a version that was, in the place where it was.
    private boolean isPossible(FileEvent event, TestUpload upload) {
        return switch (event) {
            case FileStored(var document) -> isStored(document, upload);
            case FileChanged(var document, var _) ->
                    document.version() == 2 && upload.equals(changed);
            case FileDeleted deletion -> deletion.version() == 2 && upload.equals(deleted);
            // A request that comes again when the document has left is refused.
            case FileEvent.FileMoved _, FileCopyRemoved _, FileEvent.CommandRejected _ ->
                    upload.equals(moved);
            case FileEvent.FileExpired _,
                    FileEvent.UploadRejected _,
                    FileEvent.FileVerified _,
                    FileEvent.FileDamaged _,
                    FileEvent.FileRestoreRequested _,
                    FileEvent.FileRestored _,
                    FileEvent.FileRestoreEnded _ ->
                    false;
        };
    }

    private boolean isStored(Document document, TestUpload upload) {
        boolean isCopy = upload.equals(moved) && document.version() == 2;
        return document.location().elementId().equals(isCopy ? rw.id() : edit.id())
                && (document.version() == 1 || isCopy || upload.equals(changed));
    }

    /// Takes the elements from whoever has them.
    void withdraw() {
        edit.withdraw();
        rw.withdraw();
    }
}
