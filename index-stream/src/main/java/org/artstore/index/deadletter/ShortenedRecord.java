package org.artstore.index.deadletter;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.artstore.schemas.event.DeadLetter;
import org.artstore.schemas.event.EventHeaders;

import java.util.Arrays;
import java.util.Optional;

/// The beginning of a record that is too large to be kept whole.
final class ShortenedRecord {

    /// The header with the number of bytes that the value had.
    static final String TRUNCATED = "dlq_truncated";

    private static final int MOST = 64 << 10;
    private static final int MOST_OF_HEADER = 1 << 10;
    private static final int MOST_HEADERS = 64;

    private ShortenedRecord() {}

    static DeadLetter<byte[], byte[]> of(DeadLetter<byte[], byte[]> letter) {
        var whole = letter.record();
        var headers = new RecordHeaders();
        int kept = 0;
        for (var header : whole.headers()) {
            boolean isShort = header.value() == null || header.value().length <= MOST_OF_HEADER;
            if (isShort && kept < MOST_HEADERS) {
                headers.add(header);
                kept++;
            }
        }
        EventHeaders.put(headers, TRUNCATED, Integer.toString(whole.serializedValueSize()));
        var shortened =
                new ConsumerRecord<>(
                        whole.topic(),
                        whole.partition(),
                        whole.offset(),
                        whole.timestamp(),
                        whole.timestampType(),
                        whole.serializedKeySize(),
                        whole.serializedValueSize(),
                        cut(whole.key()),
                        cut(whole.value()),
                        headers,
                        Optional.empty());
        return new DeadLetter<>(shortened, letter.reason(), letter.detail());
    }

    private static byte[] cut(byte[] bytes) {
        return bytes == null || bytes.length <= MOST ? bytes : Arrays.copyOf(bytes, MOST);
    }
}
