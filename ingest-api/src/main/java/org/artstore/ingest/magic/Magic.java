package org.artstore.ingest.magic;

import org.apache.tika.mime.MediaType;

import java.util.Comparator;

/// A type and what its documents begin with.
///
/// @param size how much it says
record Magic(MediaType type, int priority, int size, Clause clause) {

    /// Which is looked at first.
    static final Comparator<Magic> ORDER =
            Comparator.comparingInt(Magic::priority)
                    .thenComparingInt(Magic::size)
                    .thenComparing(Magic::type)
                    .reversed();

    Magic(MediaType type, int priority, Clause clause) {
        this(type, priority, clause.size(), clause);
    }
}
