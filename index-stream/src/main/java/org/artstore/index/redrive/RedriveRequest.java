package org.artstore.index.redrive;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.event.EventHeaders;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.event.EventRejected;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;

/// The words that are to take the place of those of a dead letter; none for its own.
///
/// @param type of the event; null for the letter's own
/// @param value the body of the event
record RedriveRequest(@Nullable String type, @Nullable JsonNode value) {

    static final RedriveRequest UNCHANGED = new RedriveRequest(null, null);

    boolean isUnchanged() {
        return type == null && value == null;
    }

    /// The event that it is, which has to be about the same document, of the tenant of who corrects
    /// it.
    ///
    /// @throws RedriveRejected when it is none
    FileEvent event(ConsumerRecord<byte[], byte[]> letter, TenantId tenant) {
        if (letter.value() != null && !LetterTenant.mayBeShown(letter.value(), tenant)) {
            throw new RedriveRejected.OtherTenant();
        }
        if (value == null) {
            throw new RedriveRejected.Invalid("value", "is required with a type");
        }
        var name = type == null ? EventHeaders.text(letter.headers(), EventHeaders.TYPE) : type;
        if (name == null) {
            throw new RedriveRejected.Invalid("type", "is required, for the letter has none");
        }
        var event = decoded(name, EventJson.MAPPER.writeValueAsBytes(value));
        var key = event.fileId().toString();
        if (letter.key() != null && !key.equals(new String(letter.key(), StandardCharsets.UTF_8))) {
            throw new RedriveRejected.Invalid("value/file_id", "is not that of the letter");
        }
        if (!tenant.equals(event.tenant())) {
            throw new RedriveRejected.Invalid("value/tenant", "is not the caller's");
        }
        return event;
    }

    private static FileEvent decoded(String name, byte[] json) {
        try {
            return FileEvent.CODEC.decode(name, json);
        } catch (EventRejected rejected) {
            var field = rejected.reason() == EventRejected.Reason.UNKNOWN_TYPE ? "type" : "value";
            throw new RedriveRejected.Invalid(field, String.valueOf(rejected.getMessage()));
        }
    }
}
