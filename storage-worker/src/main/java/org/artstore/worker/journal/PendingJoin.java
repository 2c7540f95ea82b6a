package org.artstore.worker.journal;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.journal.JournalRecord.UploadJoined;

/// A join that has been read and is not settled.
record PendingJoin(UploadJoined joined, ConsumerRecord<String, byte[]> record) {}
