package org.artstore.index.redrive;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.event.DeadLetter;
import org.artstore.schemas.event.EventHeaders;
import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// A dead letter as an operator sees it.
///
/// @param reason why it could not be applied
/// @param position where it was read
/// @param deadSince since when it lies here
/// @param headers without those that say why it is here
/// @param payload its beginning; null when there is none, or when it is another tenant's
/// @param hidden whether it is another tenant's
/// @param redriven what became of it, if it was put back
@JsonInclude(JsonInclude.Include.NON_NULL)
record LetterView(
        String id,
        String reason,
        @Nullable String detail,
        Position position,
        Instant deadSince,
        @Nullable String key,
        Map<String, String> headers,
        @Nullable Payload payload,
        boolean hidden,
        @Nullable Redriven redriven) {

    private static final int MOST_BYTES = 4_096;
    private static final int MOST_CHARACTERS = 256;
    private static final int MOST_HEADERS = 32;
    private static final String OWN = "dlq_";

    /// Of the file log.
    record Position(String topic, int partition, long offset) {}

    /// What is shown to those of `tenant`.
    static LetterView of(ConsumerRecord<byte[], byte[]> letter, TenantId tenant) {
        boolean hidden = letter.value() != null && !LetterTenant.mayBeShown(letter.value(), tenant);
        return new LetterView(
                new LetterId(letter.partition(), letter.offset()).toString(),
                text(letter, DeadLetter.REASON, "unknown"),
                EventHeaders.text(letter.headers(), DeadLetter.DETAIL),
                position(letter),
                Instant.ofEpochMilli(letter.timestamp()),
                hidden || letter.key() == null ? null : shortened(letter.key()),
                hidden ? Map.of() : headers(letter),
                hidden || letter.value() == null ? null : Payload.of(letter.value(), MOST_BYTES),
                hidden,
                null);
    }

    /// The same with what became of it.
    LetterView with(@Nullable Redriven known) {
        return new LetterView(
                id, reason, detail, position, deadSince, key, headers, payload, hidden, known);
    }

    private static Position position(ConsumerRecord<byte[], byte[]> letter) {
        return new Position(
                text(letter, DeadLetter.TOPIC, "unknown"),
                (int) number(letter, DeadLetter.PARTITION),
                number(letter, DeadLetter.OFFSET));
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> letter) {
        var shown = new LinkedHashMap<String, String>();
        for (var header : letter.headers()) {
            if (shown.size() < MOST_HEADERS
                    && header.value() != null
                    && !header.key().startsWith(OWN)) {
                shown.put(header.key(), shortened(header.value()));
            }
        }
        return shown;
    }

    private static String shortened(byte[] value) {
        var text = new String(value, StandardCharsets.UTF_8);
        return text.substring(0, Math.min(MOST_CHARACTERS, text.length()));
    }

    private static String text(
            ConsumerRecord<byte[], byte[]> letter, String name, String otherwise) {
        var text = EventHeaders.text(letter.headers(), name);
        return text == null ? otherwise : text;
    }

    private static long number(ConsumerRecord<byte[], byte[]> letter, String name) {
        try {
            return Long.parseLong(text(letter, name, "-1"));
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
