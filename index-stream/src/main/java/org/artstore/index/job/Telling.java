package org.artstore.index.job;

import org.artstore.schemas.id.ElementId;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// What a job has the elements tell to the log before it reads that.
///
/// @param topicId the log; null before the first step
/// @param rewound whether the live index had seen another log at the first step; that this one is
/// longer again afterwards makes it no other
/// @param ended whether all of it is in the log
/// @param elements all that are known, in the order of their ids
/// @param waiting why it does not go on now, if no element says it
public record Telling(
        @Nullable UUID topicId,
        boolean rewound,
        boolean ended,
        List<ToldElement> elements,
        @Nullable String waiting) {

    public Telling {
        elements = List.copyOf(elements);
    }

    /// Nothing is told yet.
    ///
    /// @param without elements that are not to be waited for
    public static Telling begin(Collection<ElementId> without) {
        return new Telling(
                null,
                false,
                false,
                without.stream()
                        .distinct()
                        .map(it -> ToldElement.leftOut(it, UUID.randomUUID(), 0))
                        .toList(),
                null);
    }

    /// The same log, told further.
    public Telling with(boolean isEnded, List<ToldElement> told, @Nullable String why) {
        return new Telling(topicId, rewound, isEnded, told, why);
    }

    /// How many elements do not go on now.
    public long standing() {
        return elements.stream().filter(it -> it.waiting() != null).count();
    }
}
