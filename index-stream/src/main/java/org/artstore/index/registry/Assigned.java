package org.artstore.index.registry;

import org.artstore.index.generation.Generation;
import org.jspecify.annotations.Nullable;

/// A generation that follows the log now.
///
/// @param building whether it is new and has not caught up yet
/// @param rateLimit records a second while it is built, by all instances together
/// @param live whether readers see it
public record Assigned(
        Generation generation, boolean building, @Nullable Integer rateLimit, boolean live) {

    /// Whether it is followed in the same way as `other`.
    public boolean isSameWork(Assigned other) {
        return generation.equals(other.generation) && building == other.building;
    }
}
