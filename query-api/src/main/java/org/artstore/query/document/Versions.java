package org.artstore.query.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.artstore.query.log.DocumentKey;
import org.artstore.query.log.DocumentListener;
import org.artstore.query.log.DocumentState;

/// Which version a document has at least, by what this process has read in the log: for those that
/// were changed or deleted lately. Whatever is older was kept by somebody whom the change did not
/// reach, and is not believed.
final class Versions implements DocumentListener {

    private static final long FIRST = 1;

    private final Cache<DocumentKey, Long> least;

    Versions(int capacity) {
        least = Caffeine.newBuilder().maximumSize(capacity).build();
    }

    /// Nobody can have kept anything older than a first version.
    @Override
    public void learn(DocumentState state) {
        if (state.version() > FIRST) {
            least.asMap().merge(state.key(), state.version(), Math::max);
        }
    }

    /// Whether it was changed or deleted lately.
    boolean know(DocumentKey key) {
        return least.getIfPresent(key) != null;
    }

    boolean allow(DocumentState found) {
        var known = least.getIfPresent(found.key());
        return known == null || found.version() >= known;
    }
}
