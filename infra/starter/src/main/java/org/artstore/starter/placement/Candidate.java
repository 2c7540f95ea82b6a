package org.artstore.starter.placement;

import org.artstore.schemas.document.RetentionPolicy;
import org.artstore.schemas.element.ElementStatus;
import org.artstore.schemas.element.ElementStatus.Health;
import org.artstore.schemas.element.StorageElement;

/// An element as placement sees it.
///
/// @param promised bytes of uploads that run here and that the worker may not know of yet
public record Candidate(StorageElement element, ElementStatus status, long promised) {

    /// An old status still counts: the journal takes records while the worker is away.
    boolean isOnline() {
        return status.health() != Health.OFFLINE;
    }

    boolean isFull() {
        return status.health() == Health.FULL;
    }

    boolean accepts(RetentionPolicy policy) {
        return element.mode().accepts(policy);
    }

    long occupied() {
        return status.usedBytes() + status.reservedBytes() + promised;
    }

    /// What the file system has left when all open uploads are written.
    long free() {
        return status.freeBytes() - status.reservedBytes() - promised;
    }
}
