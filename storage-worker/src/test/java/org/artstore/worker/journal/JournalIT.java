package org.artstore.worker.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.event.DeadLetter;
import org.artstore.schemas.event.EventHeaders;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.file.FileEvent.UploadRejected;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.journal.JournalCodec;
import org.artstore.schemas.topic.Topics;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.TestKafka;
import org.artstore.worker.TestUpload;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;

class JournalIT {

    private static final String ID = "worker-" + UUID.randomUUID();

    @TempDir static Path parent;

    private static RunningWorker worker = RunningWorker.start(ID);
    private static int elements;

    private final ElementId element = new ElementId("e" + UUID.randomUUID());

    @BeforeEach
    void registerElement() {
        TestKafka.register(ID, element, ElementMode.EDIT, root());
        elements++;
        worker.ready(elements);
    }

    @AfterAll
    static void stop() {
        worker.close();
    }

    private static void restart(String... settings) {
        worker.close();
        worker = RunningWorker.start(ID, settings);
        worker.ready(elements);
    }

    private Path root() {
        return parent.resolve(element.value());
    }

    private TestUpload upload(String filename, int size) {
        return TestUpload.of(element, filename, size);
    }

    @Test
    void storesAndTells() {
        var small = upload("Малый 年.txt", 10_000);
        var large = upload("large.bin", 3_000_000);

        TestKafka.journal(small.whole());
        TestKafka.journal(large.records());

        for (var upload : List.of(small, large)) {
            var told = awaitTold(upload);
            assertThat(told).hasSize(1);
            assertThat(event(told.getFirst()))
                    .isInstanceOfSatisfying(
                            FileStored.class,
                            it ->
                                    assertThat(it.document().content().checksum())
                                            .isEqualTo(upload.checksum()));
            assertThat(worker.content(upload.fileId()).body()).isEqualTo(upload.bytes());
        }
        await().until(() -> TestKafka.lag(element) == 0);
        assertThat(staged()).isEmpty();
    }

    @Test
    void tellsTheSameWhenEverythingComesAgain() throws IOException {
        var small = upload("small", 100);
        var large = upload("large", 2_000_000);
        var wrong = upload("wrong", 100).declaring(Sha256.of(new byte[] {1}));
        var aborted = upload("aborted", 300_000);
        TestKafka.journal(small.whole(), wrong.whole(), aborted.opened());
        TestKafka.journal(aborted.chunks());
        TestKafka.journal(aborted.aborted());
        TestKafka.journal(large.records());
        List.of(small, large, wrong).forEach(this::awaitTold);
        await().until(() -> TestKafka.lag(element) == 0);
        worker.close();
        var before = files();
        TestKafka.rewind(element);

        worker = RunningWorker.start(ID).ready(elements);

        for (var upload : List.of(small, large, wrong)) {
            var told = await().until(() -> TestKafka.told(upload.fileId()), it -> it.size() == 2);
            assertSame(told.get(0), told.get(1));
        }
        await().until(() -> TestKafka.lag(element) == 0);
        assertThat(files()).isEqualTo(before);
        assertThat(staged()).isEmpty();
    }

    @Test
    void goesOnWithAnOpenUploadAfterARestart() {
        var upload = upload("interrupted", 3_000_000);
        TestKafka.journal(upload.opened());
        TestKafka.journal(upload.chunks().subList(0, 20));
        await().until(() -> TestKafka.lag(element) == 0);
        worker.close();
        assertThat(staged()).isNotEmpty();

        worker = RunningWorker.start(ID);
        TestKafka.journal(upload.chunks().subList(20, 30));
        TestKafka.journal(upload.sealed(1));

        assertThat(event(awaitTold(upload).getFirst())).isInstanceOf(FileStored.class);
        assertThat(worker.content(upload.fileId()).body()).isEqualTo(upload.bytes());
        assertThat(staged()).isEmpty();
    }

    @Test
    void anAbortedUploadLeavesNothing() {
        var upload = upload("aborted", 500_000);
        TestKafka.journal(upload.opened());
        TestKafka.journal(upload.chunks());
        await().until(() -> !staged().isEmpty() && TestKafka.lag(element) == 0);

        TestKafka.journal(upload.aborted(), upload.sealed(1));

        await().until(() -> staged().isEmpty() && TestKafka.lag(element) == 0);
        assertThat(TestKafka.told(upload.fileId())).isEmpty();
        assertThat(worker.content(upload.fileId()).statusCode()).isEqualTo(404);
    }

    @Test
    void rejectsOtherBytesThanWereDeclared() {
        var upload = upload("wrong", 500_000).declaring(Sha256.of(new byte[] {1}));

        TestKafka.journal(upload.records());

        assertThat(event(awaitTold(upload).getFirst()))
                .isInstanceOfSatisfying(
                        UploadRejected.class,
                        it ->
                                assertThat(it.reason())
                                        .isEqualTo(UploadRejected.Reason.DIGEST_MISMATCH));
        await().until(() -> staged().isEmpty());
        assertThat(worker.content(upload.fileId()).statusCode()).isEqualTo(404);
        assertThat(files()).isEmpty();
    }

    @Test
    void ofTwoWritersTheNewerWins() {
        var upload = upload("two writers", 400_000);
        var other = upload("another", 400_000).bytes();
        var stale = new TestUpload(upload.fileId(), element, upload.filename(), other, null);

        TestKafka.journal(
                upload.opened(),
                upload.chunk(1, 0, 100_000),
                stale.chunk(1, 100_000, 200_000),
                upload.chunk(2, 50_000, 150_000),
                stale.chunk(1, 200_000, 400_000),
                stale.sealed(1),
                upload.chunk(2, 150_000, 400_000),
                upload.sealed(2));

        assertThat(event(awaitTold(upload).getFirst())).isInstanceOf(FileStored.class);
        assertThat(worker.content(upload.fileId()).body()).isEqualTo(upload.bytes());
    }

    @Test
    void buriesWhatItCannotReadAndGoesOn() {
        var damaged = encoded(upload("damaged", 100));
        damaged.value()[50] ^= 1;
        var misdirected = encoded(TestUpload.of(new ElementId("another"), "misdirected", 100));
        var unknown = encoded(upload("unknown", 100));
        TestKafka.send(onJournal(damaged));
        TestKafka.send(onJournal(misdirected));
        TestKafka.send(onJournal(withUnknownType(unknown)));
        TestKafka.send(new ProducerRecord<>(journal(), 0, "x", new byte[] {1, 2, 3}));
        TestKafka.send(new ProducerRecord<>(journal(), 1, null, null));
        TestKafka.journal(upload("never opened", 10).sealed(1));
        var good = upload("good", 100);
        TestKafka.journal(good.whole());

        assertThat(event(awaitTold(good).getFirst())).isInstanceOf(FileStored.class);
        var letters =
                await().until(
                                () -> TestKafka.all(Topics.deadLetters(journal())),
                                it -> it.size() == 6);
        assertThat(letters)
                .extracting(it -> EventHeaders.text(it.headers(), DeadLetter.REASON))
                .containsExactlyInAnyOrder(
                        "damaged",
                        "wrong-element",
                        "unknown-type",
                        "not-an-event",
                        "not-an-event",
                        "no-upload");
        assertThat(letters)
                .allSatisfy(
                        it -> {
                            assertThat(EventHeaders.text(it.headers(), DeadLetter.TOPIC))
                                    .isEqualTo(journal());
                            assertThat(EventHeaders.text(it.headers(), DeadLetter.PARTITION))
                                    .matches("\\d");
                            assertThat(EventHeaders.text(it.headers(), DeadLetter.OFFSET))
                                    .matches("\\d+");
                        });
        await().until(() -> TestKafka.lag(element) == 0);
    }

    @Test
    void anUploadThatStandsOpenTooLongExpires() {
        restart("--artstore.worker.journal.upload-expiry=PT1S");
        var upload = upload("forgotten", 300_000);
        TestKafka.journal(upload.opened());
        TestKafka.journal(upload.chunks());

        await().until(
                        () ->
                                TestKafka.all(journal()).stream()
                                        .anyMatch(
                                                it ->
                                                        "artstore.upload.expired.v1"
                                                                .equals(
                                                                        EventHeaders.text(
                                                                                it.headers(),
                                                                                "ce_type"))));
        await().until(() -> staged().isEmpty() && TestKafka.lag(element) == 0);
        restart();
    }

    private String journal() {
        return Topics.journal(element).name();
    }

    private static ProducerRecord<String, byte[]> encoded(TestUpload upload) {
        return JournalCodec.encode(upload.whole(), Instant.now(), null);
    }

    private ProducerRecord<String, byte[]> onJournal(ProducerRecord<String, byte[]> record) {
        return new ProducerRecord<>(
                journal(), null, record.key(), record.value(), record.headers());
    }

    private static ProducerRecord<String, byte[]> withUnknownType(
            ProducerRecord<String, byte[]> record) {
        var headers = record.headers();
        var name = "artstore.upload.sung.v1".getBytes(StandardCharsets.UTF_8);
        headers.remove("ce_type").add("ce_type", name);
        headers.remove(JournalCodec.CRC32C);
        EventHeaders.put(headers, JournalCodec.CRC32C, checksum(record));
        return record;
    }

    /// As a later version of ingest-api would compute it.
    private static String checksum(ProducerRecord<String, byte[]> record) {
        var crc = new CRC32C();
        for (var name : List.of("ce_type", "file_id", "element_id", "epoch", "offset", "upload")) {
            var header = record.headers().lastHeader(name);
            add(crc, name, header == null ? null : header.value());
        }
        add(crc, "value", record.value());
        return Long.toHexString(crc.getValue());
    }

    private static void add(CRC32C crc, String name, byte @Nullable [] bytes) {
        crc.update(name.getBytes(StandardCharsets.US_ASCII));
        crc.update(ByteBuffer.allocate(4).putInt(0, bytes == null ? -1 : bytes.length));
        if (bytes != null) {
            crc.update(bytes);
        }
    }

    private List<ConsumerRecord<String, byte[]>> awaitTold(TestUpload upload) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> TestKafka.told(upload.fileId()), it -> !it.isEmpty());
    }

    private static FileEvent event(ConsumerRecord<String, byte[]> record) {
        return FileEvent.CODEC.decode(record);
    }

    private static void assertSame(
            ConsumerRecord<String, byte[]> one, ConsumerRecord<String, byte[]> other) {
        assertThat(other.partition()).isEqualTo(one.partition());
        assertThat(other.value()).isEqualTo(one.value());
        assertThat(other.headers().toArray()).isEqualTo(one.headers().toArray());
    }

    private List<String> staged() {
        return names(root().resolve(".staging"));
    }

    /// Name, time and size of all that is committed.
    private List<String> files() {
        var found = new ArrayList<String>();
        try (var paths = Files.walk(root())) {
            for (var path : paths.filter(Files::isRegularFile).sorted().toList()) {
                if (!path.toString().contains("/.")) {
                    found.add(path + " " + Files.getLastModifiedTime(path) + Files.size(path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static List<String> names(Path directory) {
        try (var entries = Files.list(directory)) {
            return entries.map(Path::toString).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
