package org.artstore.schemas.event;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.artstore.schemas.Samples;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/// One record as some released version wrote it: for ever readable.
record GoldenRecord(
        String topic,
        String key,
        Map<String, String> headers,
        @Nullable String text,
        @Nullable String base64) {

    static GoldenRecord of(ProducerRecord<String, byte[]> sent) {
        var headers = new TreeMap<String, String>();
        sent.headers()
                .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        boolean raw = "application/octet-stream".equals(headers.get("content-type"));
        return new GoldenRecord(
                sent.topic(),
                sent.key(),
                headers,
                raw ? null : new String(sent.value(), StandardCharsets.UTF_8),
                raw ? Base64.getEncoder().encodeToString(sent.value()) : null);
    }

    byte[] value() {
        return text != null
                ? text.getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(base64 == null ? "" : base64);
    }

    ConsumerRecord<String, byte[]> received() {
        var record = new ProducerRecord<>(topic, key, value());
        headers.forEach((name, value) -> EventHeaders.put(record.headers(), name, value));
        return Samples.received(record);
    }
}
