package org.artstore.ingest.journal;

import org.artstore.schemas.journal.JournalRecord.UploadAborted;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Uploads that ended while Kafka was away. Bounded: the oldest are left to the expiry of uploads.
final class OverdueAborts {

    private static final int MOST = 10_000;

    private final Deque<UploadAborted> aborts = new ArrayDeque<>();

    synchronized @Nullable Void add(UploadAborted aborted) {
        if (aborts.size() == MOST) {
            aborts.removeFirst();
        }
        aborts.add(aborted);
        return null;
    }

    synchronized List<UploadAborted> drain() {
        var drained = List.copyOf(aborts);
        aborts.clear();
        return drained;
    }
}
