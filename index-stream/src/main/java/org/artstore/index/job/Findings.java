package org.artstore.index.job;

import org.artstore.index.dump.IndexHash;
import org.jspecify.annotations.Nullable;

/// What the comparison with the live generation has found, both at the same position of the log.
///
/// @param live null when the live generation has seen another log, so that nothing can be compared
/// @param differing how many documents are not the same in both; null when that is not known
/// @param differingSearches of a sample, how many found other documents
public record Findings(
        @Nullable IndexHash live,
        IndexHash built,
        @Nullable Long differing,
        @Nullable Integer differingSearches) {

    /// Whether all of both is the same.
    public boolean isEqual() {
        return live != null
                && live.hash().equals(built.hash())
                && differingSearches != null
                && differingSearches == 0;
    }
}
