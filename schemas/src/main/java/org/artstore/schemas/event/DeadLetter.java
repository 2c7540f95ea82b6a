package org.artstore.schemas.event;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.artstore.schemas.topic.Topics;

/// A record that its consumer cannot apply, and why: key, value and headers unchanged, in the same
/// partition of the dead letters.
///
/// @param reason short and stable, lower case with hyphens
/// @param detail for a person
public record DeadLetter<K, V>(ConsumerRecord<K, V> record, String reason, String detail) {

    /// The header with the reason.
    public static final String REASON = "dlq_reason";

    /// The header with the detail.
    public static final String DETAIL = "dlq_detail";

    /// The header with the topic that the record was read from.
    public static final String TOPIC = "dlq_topic";

    /// The header with the partition that the record was read from.
    public static final String PARTITION = "dlq_partition";

    /// The header with the offset that the record was read from.
    public static final String OFFSET = "dlq_offset";

    /// What was read and is no event of its topic.
    public static <K, V> DeadLetter<K, V> of(ConsumerRecord<K, V> record, EventRejected why) {
        return new DeadLetter<>(record, why.reason().code(), String.valueOf(why.getMessage()));
    }

    /// The record for the dead-letter topic.
    public ProducerRecord<K, V> seal() {
        var letter =
                new ProducerRecord<>(
                        Topics.deadLetters(record.topic()),
                        record.partition(),
                        null,
                        record.key(),
                        record.value(),
                        record.headers());
        EventHeaders.put(letter.headers(), REASON, reason);
        EventHeaders.put(letter.headers(), DETAIL, detail);
        EventHeaders.put(letter.headers(), TOPIC, record.topic());
        EventHeaders.put(letter.headers(), PARTITION, Integer.toString(record.partition()));
        EventHeaders.put(letter.headers(), OFFSET, Long.toString(record.offset()));
        return letter;
    }
}
