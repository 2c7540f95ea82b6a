package org.artstore.worker.journal;

import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.journal.JournalCodec;
import org.artstore.schemas.journal.JournalRecord.UploadExpired;
import org.artstore.worker.staging.OpenUpload;
import org.artstore.worker.staging.Staging;
import org.springframework.kafka.core.KafkaTemplate;

import java.time.Duration;
import java.time.Instant;

/// Ends uploads that have stood open for too long, by a record in their journal: so it is ordered
/// with what a client may still be sending.
public final class IdleUploads {

    private final KafkaTemplate<String, byte[]> kafka;
    private final Duration expiry;

    IdleUploads(KafkaTemplate<String, byte[]> kafka, Duration expiry) {
        this.kafka = kafka;
        this.expiry = expiry;
    }

    /// Writes the records; if that fails, the next call does it again.
    public void expire(ElementId element, Staging staging, Instant now) {
        for (OpenUpload upload : staging.idleSince(now.minus(expiry))) {
            var record = new UploadExpired(upload.fileId(), element, upload.epoch());
            var _ = kafka.send(JournalCodec.encode(record, now, null));
        }
    }
}
