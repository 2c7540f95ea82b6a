package org.artstore.starter.placement;

import org.artstore.schemas.document.RetentionPolicy;
import org.artstore.schemas.element.StorageElement;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;

/// The rule of placement. Sequential, because one full element is one unit of backup.
public final class SequentialFill {

    private static final Comparator<StorageElement> ORDER =
            Comparator.comparingInt(StorageElement::priority)
                    .thenComparing(element -> element.elementId().value());

    private final PlacementSettings settings;

    public SequentialFill(PlacementSettings settings) {
        this.settings = settings;
    }

    /// Where a document of `length` bytes goes, if it can go anywhere; a length that is not known
    /// counts as large.
    public Optional<StorageElement> find(
            Collection<Candidate> candidates, RetentionPolicy policy, OptionalLong length) {
        return candidates.stream()
                .filter(candidate -> isReachable(candidate, policy))
                .filter(candidate -> hasRoom(candidate, length))
                .map(Candidate::element)
                .min(ORDER);
    }

    /// Whether any of them would take such a document if it had room.
    public boolean isAnyReachable(Collection<Candidate> candidates, RetentionPolicy policy) {
        return candidates.stream().anyMatch(candidate -> isReachable(candidate, policy));
    }

    private static boolean isReachable(Candidate candidate, RetentionPolicy policy) {
        return candidate.accepts(policy) && candidate.isOnline();
    }

    private boolean hasRoom(Candidate candidate, OptionalLong length) {
        long bytes = length.orElse(1);
        return !candidate.isFull()
                && staysBelowFull(candidate, bytes)
                && (!isCritical(candidate) || isSmall(length))
                && candidate.free() - bytes >= reserve(candidate.element());
    }

    private boolean staysBelowFull(Candidate candidate, long bytes) {
        var full =
                switch (candidate.element().mode()) {
                    case EDIT -> settings.editFull();
                    case RW -> settings.rwFull();
                    case RO, AR -> 0;
                };
        return candidate.occupied() + bytes < full * candidate.element().capacityBytes();
    }

    private boolean isCritical(Candidate candidate) {
        var critical =
                switch (candidate.element().mode()) {
                    case EDIT -> settings.editCritical();
                    case RW -> settings.rwCritical();
                    case RO, AR -> 0;
                };
        return candidate.occupied() >= critical * candidate.element().capacityBytes();
    }

    private boolean isSmall(OptionalLong length) {
        return length.isPresent() && length.getAsLong() <= settings.largeFile().toBytes();
    }

    private long reserve(StorageElement element) {
        var share = (long) (settings.diskReserveShare() * element.capacityBytes());
        return Math.max(share, settings.diskReserve().toBytes());
    }
}
