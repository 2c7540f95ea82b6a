package org.artstore.schemas.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.artstore.schemas.Samples;
import org.artstore.schemas.document.Retention;
import org.artstore.schemas.document.Sniffed;
import org.artstore.schemas.event.EventHeaders;
import org.artstore.schemas.event.EventRejected;
import org.artstore.schemas.event.EventRejected.Reason;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.artstore.schemas.journal.JournalRecord.UploadAborted;
import org.artstore.schemas.journal.JournalRecord.UploadExpired;
import org.artstore.schemas.journal.JournalRecord.UploadJoined;
import org.artstore.schemas.journal.JournalRecord.UploadSealed;
import org.artstore.schemas.journal.JournalRecord.WholeUpload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

class JournalCodecTest {

    private static final Instant NOW = Instant.parse("2024-11-24T19:00:01Z");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    static Stream<JournalRecord> records() {
        return Stream.of(
                Samples.OPENED,
                new Chunk(Samples.FILE, Samples.ELEMENT, 2, 7, Samples.bytes()),
                new UploadSealed(Samples.FILE, Samples.ELEMENT, 1, 5, Samples.SEALED_AT),
                Samples.SEALED_LATE,
                new UploadAborted(Samples.FILE, Samples.ELEMENT, 1, "the client went away"),
                new UploadExpired(Samples.FILE, Samples.ELEMENT, 1),
                new WholeUpload(Samples.OPENED.sniffed(Samples.CONFLICT), Samples.bytes()),
                new UploadJoined(
                        Samples.OPENED,
                        List.of(new UploadJoined.Part(Samples.PART, 18, 5)),
                        Samples.SEALED_AT));
    }

    @ParameterizedTest
    @MethodSource("records")
    void readsWhatItWrote(JournalRecord record) {
        var read = decode(JournalCodec.encode(record, NOW, TRACE));

        assertThat(read).usingRecursiveComparison().isEqualTo(record);
    }

    @ParameterizedTest
    @MethodSource("records")
    void readdressesARecordAndChangesNothingElse(JournalRecord record) {
        var other = new ElementId("edit-02");
        var sent = Samples.received(JournalCodec.encode(record, NOW, TRACE));

        var again = JournalCodec.readdress(sent, Samples.ELEMENT, other);

        assertThat(again.topic()).isEqualTo("artstore.element.edit-02");
        assertThat(again.key()).isEqualTo(sent.key());
        var read = JournalCodec.decode(Samples.received(again), other);
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("elementId", "opened.elementId")
                .isEqualTo(record);
        assertThat(read.elementId()).isEqualTo(other);
        var back = JournalCodec.readdress(Samples.received(again), other, Samples.ELEMENT);
        assertThat(back.headers().toArray()).isEqualTo(sent.headers().toArray());
        assertThat(back.value()).isEqualTo(sent.value());
    }

    @Test
    void readdressesARecordThatDoesNotTellItsTime() {
        var sent = JournalCodec.encode(Samples.OPENED, NOW, TRACE);
        sent.headers().remove(EventHeaders.TIME);
        assertReaddressedAtTimeOfKafka(sent);

        EventHeaders.put(sent.headers(), EventHeaders.TIME, "yesterday");
        assertReaddressedAtTimeOfKafka(sent);
    }

    private static void assertReaddressedAtTimeOfKafka(ProducerRecord<String, byte[]> sent) {
        var other = new ElementId("edit-02");
        var received = Samples.received(sent);

        var again = JournalCodec.readdress(received, Samples.ELEMENT, other);

        assertThat(JournalCodec.decode(Samples.received(again), other).fileId())
                .isEqualTo(Samples.FILE);
        assertThat(EventHeaders.text(again.headers(), EventHeaders.TIME))
                .isNotNull()
                .satisfies(
                        it ->
                                assertThat(OffsetDateTime.parse(it).toInstant())
                                        .isEqualTo(Instant.ofEpochMilli(received.timestamp())));
    }

    @ParameterizedTest
    @MethodSource("records")
    void refusesARecordWithAnyDamagedByte(JournalRecord record) {
        int size = JournalCodec.encode(record, NOW, TRACE).value().length;
        for (int i = 0; i < size; i++) {
            var sent = JournalCodec.encode(record, NOW, TRACE);
            var damaged = sent.value().clone();
            damaged[i] ^= 0x10;

            assertRejected(withValue(sent, damaged), Samples.ELEMENT, Reason.DAMAGED);
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void refusesAChangedHeader(JournalRecord record) {
        for (String header : new String[] {"ce_type", "file_id", "element_id", "epoch"}) {
            var sent = JournalCodec.encode(record, NOW, TRACE);
            sent.headers().lastHeader(header).value()[0] ^= 1;

            assertRejected(sent, Samples.ELEMENT, Reason.DAMAGED);
        }
    }

    @Test
    void refusesARecordThatReachedAnotherElement() {
        var sent = JournalCodec.encode(Samples.OPENED, NOW, null);

        assertRejected(sent, new ElementId("rw-01"), Reason.WRONG_ELEMENT);
    }

    @Test
    void refusesAnUnknownTypeThatIsWhole() {
        var sent = JournalCodec.encode(Samples.OPENED, NOW, null);
        sent.headers().remove("ce_type");
        sent.headers().add("ce_type", "artstore.upload.sung.v1".getBytes(StandardCharsets.UTF_8));
        sent.headers().remove("crc32c");
        sent.headers()
                .add(
                        "crc32c",
                        RecordChecksum.of(sent.headers(), sent.value())
                                .getBytes(StandardCharsets.UTF_8));

        assertRejected(sent, Samples.ELEMENT, Reason.UNKNOWN_TYPE);
    }

    @Test
    void refusesARecordUnderAnotherKey() {
        var sent = JournalCodec.encode(Samples.OPENED, NOW, null);
        var moved =
                new ProducerRecord<>(
                        sent.topic(), null, null, "another", sent.value(), sent.headers());

        assertRejected(moved, Samples.ELEMENT, Reason.MALFORMED);
    }

    @Test
    void refusesARecordWithoutChecksum() {
        var sent = JournalCodec.encode(Samples.OPENED, NOW, null);
        sent.headers().remove("crc32c");

        assertRejected(sent, Samples.ELEMENT, Reason.NOT_AN_EVENT);
    }

    @Test
    void whatTheSealSaysHoldsInsteadOfWhatTheUploadWasOpenedWith() {
        var described = Samples.OPENED.describedBy(Samples.SEALED_LATE);

        assertThat(described)
                .usingRecursiveComparison()
                .ignoringFields("metadata", "contentType", "retention")
                .isEqualTo(Samples.OPENED);
        assertThat(described.metadata().originalFilename()).isEqualTo("late.txt");
        assertThat(described.contentType()).isEqualTo("text/plain");
        assertThat(described.retention()).isEqualTo(Retention.permanent());
    }

    @Test
    void aSealThatSaysNothingChangesNothing() {
        var sealed = new UploadSealed(Samples.FILE, Samples.ELEMENT, 1, 5, Samples.SEALED_AT);

        assertThat(Samples.OPENED.describedBy(sealed)).isEqualTo(Samples.OPENED);
    }

    @Test
    void whatTheFirstBytesSayIsTheTypeUnlessTheClientSaidAnother() {
        var silent = Samples.OPENED.sniffed(new Sniffed("image/png", false));
        var conflicting = Samples.OPENED.sniffed(Samples.CONFLICT);

        assertThat(silent.contentType()).isEqualTo("image/png");
        assertThat(silent.detectedContentType()).isNull();
        assertThat(conflicting.contentType()).isEqualTo("application/pdf");
        assertThat(conflicting.detectedContentType()).isEqualTo("application/zip");
    }

    private static void assertRejected(
            ProducerRecord<String, byte[]> sent, ElementId element, Reason reason) {
        assertThatThrownBy(() -> JournalCodec.decode(Samples.received(sent), element))
                .isInstanceOfSatisfying(
                        EventRejected.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static ProducerRecord<String, byte[]> withValue(
            ProducerRecord<String, byte[]> sent, byte[] value) {
        return new ProducerRecord<>(sent.topic(), null, null, sent.key(), value, sent.headers());
    }

    private static JournalRecord decode(ProducerRecord<String, byte[]> sent) {
        return JournalCodec.decode(Samples.received(sent), Samples.ELEMENT);
    }
}
