package org.artstore.worker.job;

import static org.artstore.worker.job.JobClient.findings;
import static org.artstore.worker.job.JobClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Location;
import org.artstore.schemas.document.StorageName;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileDamaged;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.file.FileEvent.FileVerified;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.SharedWorker;
import org.artstore.worker.TestElement;
import org.artstore.worker.TestKafka;
import org.artstore.worker.TestUpload;
import org.artstore.worker.disk.ElementDirectory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

@ExtendWith(SharedWorker.class)
class JobsIT {

    private static final int SMALL = 5_000;
    private static final int LARGE = 1_200_000;
    private static final int FLIPS = Integer.getInteger("flips", 200);

    private final RunningWorker worker;
    private final JobClient jobs;
    private final TestElement element;

    JobsIT(RunningWorker worker) {
        this.worker = worker;
        this.jobs = new JobClient(worker);
        this.element = TestElement.of(worker);
    }

    @BeforeEach
    void awaitElement() {
        worker.ready(1);
        element.awaitOnline();
    }

    @AfterEach
    void withdrawElement() {
        element.withdraw();
    }

    @Test
    void aScrubFindsDamageWhichIsNotServedAgainBeforeItIsRepaired() throws IOException {
        var sound = stored("sound", SMALL);
        var large = stored("large", LARGE);
        var attrs = stored("attrs", SMALL);
        flip(bytes(large), LARGE - 1);
        flip(attr(attrs), 300);

        var job = jobs.completed("/api/v1/scrub-jobs", element.id());

        assertThat(findings(job))
                .containsExactlyInAnyOrder(
                        "damaged-content " + large.fileId(),
                        "damaged-attributes " + attrs.fileId());
        assertThat(job.path("done").asInt()).isEqualTo(3);
        assertThat(last(sound)).isInstanceOf(FileVerified.class);
        assertThat(last(large))
                .isInstanceOfSatisfying(
                        FileDamaged.class,
                        it -> assertThat(it.part()).isEqualTo(FileDamaged.Part.CONTENT));
        assertThat(last(attrs)).isInstanceOf(FileDamaged.class);

        assertThat(worker.content(sound.fileId()).statusCode()).isEqualTo(200);
        assertThat(statusOfFirstByte(large)).isEqualTo(503);
        worker.stop();
        worker.startAgain().ready(1);
        assertThat(statusOfFirstByte(large)).isEqualTo(503);

        flip(bytes(large), LARGE - 1);
        assertThat(findings(jobs.completed("/api/v1/scrub-jobs", element.id()))).hasSize(1);
        assertThat(last(large))
                .isInstanceOfSatisfying(
                        FileVerified.class, it -> assertThat(it.repaired()).isTrue());
        assertThat(statusOfFirstByte(large)).isEqualTo(206);
    }

    @Test
    void onePassFindsEveryFlippedBitAndNoneIsServedBefore() throws IOException {
        long seed = System.nanoTime();
        System.out.println(FLIPS + " bit flips with seed " + seed);
        var random = new Random(seed);
        var uploads =
                IntStream.range(0, 60)
                        .mapToObj(i -> stored("flips " + i, i % 20 == 0 ? LARGE : SMALL))
                        .toList();
        var flipped = new HashSet<String>();
        var damaged = new HashSet<FileId>();
        while (flipped.size() < FLIPS) {
            var upload = uploads.get(random.nextInt(uploads.size() / 2));
            var file = random.nextBoolean() ? bytes(upload) : attr(upload);
            int at = random.nextInt((int) Files.size(file));
            if (flipped.add(file + " " + at)) {
                flip(file, at);
                damaged.add(upload.fileId());
            }
        }

        for (var upload : uploads) {
            assertThat(isServed(upload))
                    .as("seed " + seed + ": " + upload.fileId())
                    .isEqualTo(!damaged.contains(upload.fileId()));
        }
        var job = jobs.completed("/api/v1/scrub-jobs", element.id());
        assertThat(job.path("findings").valueStream().map(it -> it.path("file_id").asString()))
                .as("seed " + seed)
                .containsExactlyInAnyOrderElementsOf(
                        damaged.stream().map(FileId::toString).toList());
    }

    private boolean isServed(TestUpload upload) {
        try {
            var answer = worker.content(upload.fileId());
            if (answer.statusCode() == 200) {
                assertThat(answer.body()).isEqualTo(upload.bytes());
            }
            return answer.statusCode() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    @Test
    void whatAReaderFindsDamagedIsTold() throws IOException {
        var upload = stored("read", SMALL);
        flip(bytes(upload), 7);

        assertThat(worker.content(upload.fileId()).statusCode()).isEqualTo(503);

        Awaitility.await()
                .untilAsserted(() -> assertThat(last(upload)).isInstanceOf(FileDamaged.class));
    }

    @Test
    void aRebuildTellsEveryFileInTheWordsOfTheFirstTime() throws IOException {
        var uploads = IntStream.range(0, 30).mapToObj(i -> stored("Отчёт " + i, SMALL)).toList();
        flip(attr(uploads.getFirst()), 300);

        var job = jobs.completed("/api/v1/rebuild-jobs", element.id());

        assertThat(job.path("done").asInt()).isEqualTo(30);
        assertThat(job.path("total").asInt()).isEqualTo(30);
        assertThat(findings(job))
                .containsExactly("damaged-attributes " + uploads.getFirst().fileId());
        for (var upload : uploads.subList(1, 30)) {
            var told = TestKafka.told(upload.fileId());
            assertThat(told).hasSize(2);
            assertThat(told.getLast().value()).isEqualTo(told.getFirst().value());
            assertThat(headers(told.getLast())).isEqualTo(headers(told.getFirst()));
        }
        assertThat(TestKafka.told(uploads.getFirst().fileId())).hasSize(1);
    }

    @Test
    void aCheckNamesEveryDifferenceFromTheLog() throws IOException {
        var sound = stored("sound", SMALL);
        var missing = stored("missing", SMALL);
        var shorter = stored("shorter", SMALL);
        var empty = stored("empty", SMALL);
        var damaged = stored("damaged", SMALL);
        Files.delete(attr(missing));
        Files.write(bytes(shorter), new byte[7]);
        Files.delete(bytes(empty));
        flip(attr(damaged), 300);
        var unknown = copied(sound);

        var job = jobs.completed("/api/v1/check-jobs", element.id());

        assertThat(findings(job))
                .contains(
                        "missing-on-element " + missing.fileId(),
                        "size-differs " + shorter.fileId(),
                        "bytes-missing " + empty.fileId(),
                        "damaged-attributes " + damaged.fileId(),
                        "missing-in-log " + unknown)
                .noneMatch(it -> it.contains(sound.fileId().toString()));
        assertThat(worker.content(sound.fileId()).statusCode()).isEqualTo(200);
    }

    /// A file under another id, as an operator may have put it there.
    private FileId copied(TestUpload upload) throws IOException {
        var then = Instant.now().minus(Duration.ofDays(1));
        var other = FileId.create(then);
        var from = stored(upload).document();
        var location =
                new Location(element.id(), StorageName.directory(other), "copy_" + other + ".txt");
        var copy =
                new Document(
                        other,
                        location,
                        from.metadata(),
                        from.content(),
                        from.createdAt(),
                        from.updatedAt(),
                        from.creator(),
                        from.tenant(),
                        1,
                        from.retention());
        var path = element.root().resolve(location.key());
        Files.createDirectories(path.getParent());
        Files.write(path, upload.bytes());
        var attr = path.resolveSibling(path.getFileName() + ".attr.json");
        Files.write(attr, AttrJson.write(copy, null));
        Files.setLastModifiedTime(attr, FileTime.from(then));
        return other;
    }

    @Test
    void orphansAreRemovedWhenTheyAreOldAndNobodyOnlyTries() throws IOException {
        var sound = stored("sound", SMALL);
        Files.setLastModifiedTime(bytes(sound), FileTime.from(Instant.EPOCH));
        var old = orphan(Duration.ofDays(8));
        var young = orphan(Duration.ofDays(6));

        var dry = jobs.completed("/api/v1/orphan-jobs", element.id());
        assertThat(dry.path("dry_run").asBoolean()).isTrue();
        assertThat(dry.path("counts").path("orphan").asInt()).isEqualTo(1);
        assertThat(old).exists();

        var wet = jobs.completed("/api/v1/orphan-jobs?dry_run=false", element.id());
        assertThat(wet.path("counts").path("removed").asInt()).isEqualTo(1);
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(worker.content(sound.fileId()).statusCode()).isEqualTo(200);
    }

    /// They are all that is left of the document.
    @Test
    void bytesOfADocumentThatLostItsAttributesStay() throws IOException {
        var document = stored("bereft", SMALL);
        Files.setLastModifiedTime(bytes(document), FileTime.from(Instant.EPOCH));
        Files.delete(attr(document));

        var wet = jobs.completed("/api/v1/orphan-jobs?dry_run=false", element.id());

        assertThat(wet.path("counts").path("attributes-missing").asInt()).isEqualTo(1);
        assertThat(bytes(document)).exists();
    }

    /// They are on their way to the quarantine.
    @Test
    void bytesOfADeletedDocumentAreNoOrphans() throws IOException {
        var age = Duration.ofDays(9);
        var file = FileId.create(Instant.now().minus(age));
        var bytes = orphan(file, age);
        var tombstone = new ElementDirectory(element.root()).tombstone(file);
        Files.createDirectories(tombstone.getParent());
        Files.write(tombstone, EventJson.MAPPER.writeValueAsBytes(deleted(file)));

        var wet = jobs.completed("/api/v1/orphan-jobs?dry_run=false", element.id());

        assertThat(wet.path("counts").path("removed").isMissingNode()).isTrue();
        assertThat(bytes).exists();
    }

    private FileDeleted deleted(FileId file) {
        var client = new ClientId("sa_test_someone_01234567");
        return new FileDeleted(
                file,
                new TenantId("default"),
                element.id(),
                client,
                2,
                Instant.now(),
                client,
                CommandId.create());
    }

    private Path orphan(Duration age) throws IOException {
        return orphan(FileId.create(Instant.now().minus(age)), age);
    }

    private Path orphan(FileId file, Duration age) throws IOException {
        var path =
                element.root()
                        .resolve(StorageName.directory(file))
                        .resolve("lost_" + file + ".txt");
        Files.createDirectories(path.getParent());
        Files.writeString(path, "lost");
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(age)));
        return path;
    }

    @Test
    void refusesWhatCannotBeDone() {
        var path = "/api/v1/rebuild-jobs";
        assertThat(jobs.get(path, Scopes.FILES_READ).statusCode()).isEqualTo(403);
        assertThat(jobs.get(path + "/nothing").statusCode()).isEqualTo(404);
        assertThat(jobs.begin(path, "{").statusCode()).isEqualTo(400);
        assertThat(jobs.begin(path + "?dry_run=true", "{}").statusCode()).isEqualTo(400);
        for (var body : List.of("{}", "{\"element_id\":\"none\"}", "{\"element_id\":7}")) {
            var refused = jobs.begin(path, body);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
            assertThat(json(refused).path("errors").path(0).path("pointer").asString())
                    .isEqualTo("/element_id");
        }
        var done = jobs.completed(path, element.id());
        assertThat(json(jobs.get(path)).path("items").path(0).path("job_id"))
                .isEqualTo(done.path("job_id"));
    }

    private TestUpload stored(String filename, int size) {
        var upload = element.upload(filename, size);
        TestKafka.journal(size == SMALL ? List.of(upload.whole()) : upload.records());
        TestKafka.awaitTold(upload);
        return upload;
    }

    private static FileStored stored(TestUpload upload) {
        var first = TestKafka.told(upload.fileId()).getFirst();
        return (FileStored) FileEvent.CODEC.decode(first);
    }

    private static FileEvent last(TestUpload upload) {
        return FileEvent.CODEC.decode(TestKafka.told(upload.fileId()).getLast());
    }

    private int statusOfFirstByte(TestUpload upload) {
        return worker.content(upload.fileId(), "Range", "bytes=0-0").statusCode();
    }

    private Path bytes(TestUpload upload) {
        return element.root().resolve(stored(upload).document().location().key());
    }

    private Path attr(TestUpload upload) {
        return bytes(upload).resolveSibling(bytes(upload).getFileName() + ".attr.json");
    }

    /// But for the trace of the request.
    private static List<String> headers(ConsumerRecord<String, byte[]> record) {
        return Arrays.stream(record.headers().toArray())
                .filter(it -> !it.key().equals("traceparent"))
                .map(it -> it.key() + "=" + new String(it.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static void flip(Path file, int at) {
        try (var channel = new RandomAccessFile(file.toFile(), "rw")) {
            channel.seek(at);
            int before = channel.read();
            channel.seek(at);
            channel.write(before ^ 0x04);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
