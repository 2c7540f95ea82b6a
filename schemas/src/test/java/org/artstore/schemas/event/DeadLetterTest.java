package org.artstore.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    @Test
    void keepsTheRecordAndSaysWhyAndWhere() {
        var record = new ConsumerRecord<>("artstore.files", 3, 42, "key", new byte[] {1, 2});
        EventHeaders.put(record.headers(), EventHeaders.TYPE, "artstore.file.melted.v9");
        var why = new EventRejected(EventRejected.Reason.UNKNOWN_TYPE, "unknown type");

        var letter = DeadLetter.of(record, why).seal();

        assertThat(letter.topic()).isEqualTo("artstore.files.dlq");
        assertThat(letter.partition()).isEqualTo(3);
        assertThat(letter.key()).isEqualTo("key");
        assertThat(letter.value()).containsExactly(1, 2);
        assertThat(EventHeaders.text(letter.headers(), EventHeaders.TYPE))
                .isEqualTo("artstore.file.melted.v9");
        assertThat(EventHeaders.text(letter.headers(), DeadLetter.REASON))
                .isEqualTo("unknown-type");
        assertThat(EventHeaders.text(letter.headers(), DeadLetter.TOPIC))
                .isEqualTo("artstore.files");
        assertThat(EventHeaders.text(letter.headers(), DeadLetter.PARTITION)).isEqualTo("3");
        assertThat(EventHeaders.text(letter.headers(), DeadLetter.OFFSET)).isEqualTo("42");
        assertThat(record.headers().lastHeader(DeadLetter.REASON)).isNull();
    }
}
