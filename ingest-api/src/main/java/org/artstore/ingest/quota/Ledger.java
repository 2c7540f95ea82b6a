package org.artstore.ingest.quota;

import org.artstore.schemas.id.FileId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;

/// What this instance has promised to one account and the index has not counted. Not safe for use
/// by more than one thread.
final class Ledger {

    private final Map<FileId, Settling> settling = new HashMap<>();
    private long running;
    private long settled;
    private @Nullable Object clearedBy;

    private record Settling(long bytes, Instant since) {}

    long sum() {
        return running + settled;
    }

    boolean isEmpty() {
        return running == 0 && settling.isEmpty();
    }

    /// Adds to, or with a negative number takes from, what is promised to uploads that run.
    void promise(long bytes) {
        running += bytes;
    }

    /// A document of so many bytes is on its way into the index.
    void settle(FileId file, long bytes, Instant now) {
        var known = settling.put(file, new Settling(bytes, now));
        settled += bytes - (known == null ? 0 : known.bytes());
    }

    /// Strikes out the documents that count elsewhere, or never will.
    ///
    /// @param occasion to look; the same one is none to look again
    /// @param over of a document and the time since when it is on its way
    void clear(Object occasion, BiPredicate<FileId, Instant> over) {
        if (!occasion.equals(clearedBy)) {
            clearedBy = occasion;
            clear(over);
        }
    }

    /// The same, on any occasion.
    void clear(BiPredicate<FileId, Instant> over) {
        settling.entrySet()
                .removeIf(
                        one -> {
                            boolean isOver = over.test(one.getKey(), one.getValue().since());
                            settled -= isOver ? one.getValue().bytes() : 0;
                            return isOver;
                        });
    }
}
