package org.artstore.worker.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalCodec;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.worker.store.ElementStore;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A journal whose records are given by the test, batch by batch.
public final class TestJournal {

    private final ElementStore store;
    private final JournalOutput output;
    private final Set<FileId> ended = new HashSet<>();
    private long offset;

    TestJournal(ElementStore store, JournalOutput output) {
        this.store = store;
        this.output = output;
    }

    /// Returns when what became of the records is told.
    public void process(List<? extends JournalRecord> records) {
        var batch = new JournalBatch(store, output, ended, Set.of());
        records.forEach(it -> batch.add(consumed(it)));
        batch.joins().forEach(it -> assertThat(batch.join(it, true)).isTrue());
        batch.settle();
    }

    /// Returns when the offset behind the records can be committed.
    public void checkpoint() {
        store.staging().checkpoint();
    }

    /// To be called when that offset is committed.
    public void forgetEnded() {
        store.staging().settle(ended);
        ended.clear();
    }

    private ConsumerRecord<String, byte[]> consumed(JournalRecord record) {
        var now = Instant.now();
        var produced = JournalCodec.encode(record, now, null);
        return new ConsumerRecord<>(
                produced.topic(),
                0,
                offset++,
                now.toEpochMilli(),
                TimestampType.CREATE_TIME,
                -1,
                -1,
                produced.key(),
                produced.value(),
                produced.headers(),
                Optional.empty());
    }
}
