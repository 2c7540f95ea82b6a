package org.artstore.worker.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.event.DeadLetter;
import org.artstore.schemas.event.EventHeaders;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.file.FileEvent.UploadRejected;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.journal.JournalCodec;
import org.artstore.schemas.topic.Topics;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.SharedWorker;
import org.artstore.worker.TestElement;
import org.artstore.worker.TestKafka;
import org.artstore.worker.TestUpload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Instant;
import java.util.List;

@ExtendWith(SharedWorker.class)
class JournalIT {

    private final RunningWorker worker;
    private final TestElement element;

    JournalIT(RunningWorker worker) {
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
    void storesAndTells() {
        var small = element.upload("Малый 年.txt", 10_000);
        var large = element.upload("large.bin", 3_000_000);

        TestKafka.journal(small.whole());
        TestKafka.journal(large.records());

        for (var upload : List.of(small, large)) {
            var told = TestKafka.awaitTold(upload);
            assertThat(told).hasSize(1);
            assertThat(event(told.getFirst()))
                    .isInstanceOfSatisfying(
                            FileStored.class,
                            it ->
                                    assertThat(it.document().content().checksum())
                                            .isEqualTo(upload.checksum()));
            assertThat(worker.content(upload.fileId()).body()).isEqualTo(upload.bytes());
        }
        await().until(() -> element.isDone());
        assertThat(element.staged()).isEmpty();
    }

    @Test
    void anAbortedUploadLeavesNothing() {
        var upload = element.upload("aborted", 500_000);
        TestKafka.journal(upload.opened());
        TestKafka.journal(upload.chunks());
        await().until(() -> !element.staged().isEmpty() && element.isDone());

        TestKafka.journal(upload.aborted(), upload.sealed(1));

        await().until(() -> element.staged().isEmpty() && element.isDone());
        assertThat(TestKafka.told(upload.fileId())).isEmpty();
        assertThat(worker.content(upload.fileId()).statusCode()).isEqualTo(404);
    }

    @Test
    void rejectsOtherBytesThanWereDeclared() {
        var upload = element.upload("wrong", 500_000).declaring(Sha256.of(new byte[] {1}));

        TestKafka.journal(upload.records());

        assertThat(event(TestKafka.awaitTold(upload).getFirst()))
                .isInstanceOfSatisfying(
                        UploadRejected.class,
                        it ->
                                assertThat(it.reason())
                                        .isEqualTo(UploadRejected.Reason.DIGEST_MISMATCH));
        await().until(() -> element.staged().isEmpty());
        assertThat(worker.content(upload.fileId()).statusCode()).isEqualTo(404);
        assertThat(element.files()).isEmpty();
    }

    @Test
    void ofTwoWritersTheNewerWins() {
        var upload = element.upload("two writers", 400_000);
        var other = element.upload("another", 400_000).bytes();
        var stale = new TestUpload(upload.fileId(), element.id(), upload.filename(), other, null);

        TestKafka.journal(
                upload.opened(),
                upload.chunk(1, 0, 100_000),
                stale.chunk(1, 100_000, 200_000),
                upload.chunk(2, 50_000, 150_000),
                stale.chunk(1, 200_000, 400_000),
                stale.sealed(1),
                upload.chunk(2, 150_000, 400_000),
                upload.sealed(2));

        assertThat(event(TestKafka.awaitTold(upload).getFirst())).isInstanceOf(FileStored.class);
        assertThat(worker.content(upload.fileId()).body()).isEqualTo(upload.bytes());
    }

    @Test
    void buriesWhatItCannotReadAndGoesOn() {
        var damaged = encoded(element.upload("damaged", 100));
        damaged.value()[50] ^= 1;
        var misdirected = encoded(TestUpload.of(new ElementId("another"), "misdirected", 100));
        var unknown = encoded(element.upload("unknown", 100));
        TestKafka.send(onJournal(damaged));
        TestKafka.send(onJournal(misdirected));
        TestKafka.send(onJournal(TestKafka.ofUnknownType(unknown)));
        TestKafka.send(new ProducerRecord<>(element.journal(), 0, "x", new byte[] {1, 2, 3}));
        TestKafka.send(new ProducerRecord<>(element.journal(), 1, null, null));
        TestKafka.journal(element.upload("never opened", 10).sealed(1));
        var good = element.upload("good", 100);
        TestKafka.journal(good.whole());

        assertThat(event(TestKafka.awaitTold(good).getFirst())).isInstanceOf(FileStored.class);
        var letters =
                await().until(
                                () -> TestKafka.all(Topics.deadLetters(element.journal())),
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
                                    .isEqualTo(element.journal());
                            assertThat(EventHeaders.text(it.headers(), DeadLetter.PARTITION))
                                    .matches("\\d");
                            assertThat(EventHeaders.text(it.headers(), DeadLetter.OFFSET))
                                    .matches("\\d+");
                        });
        await().until(() -> element.isDone());
    }

    private static ProducerRecord<String, byte[]> encoded(TestUpload upload) {
        return JournalCodec.encode(upload.whole(), Instant.now(), null);
    }

    private ProducerRecord<String, byte[]> onJournal(ProducerRecord<String, byte[]> record) {
        return new ProducerRecord<>(
                element.journal(), null, record.key(), record.value(), record.headers());
    }

    private static FileEvent event(ConsumerRecord<String, byte[]> record) {
        return FileEvent.CODEC.decode(record);
    }
}
