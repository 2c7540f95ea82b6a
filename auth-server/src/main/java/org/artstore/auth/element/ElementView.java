package org.artstore.auth.element;

import org.artstore.schemas.element.Compression;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.element.ElementStatus;
import org.artstore.schemas.element.ElementStatus.Health;
import org.artstore.schemas.element.S3Location;
import org.artstore.schemas.element.StorageElement;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/// An element as its operators see it: its registration and what its worker last said of it.
record ElementView(
        String elementId,
        String displayName,
        StorageElement.Kind kind,
        ElementMode mode,
        int priority,
        long capacityBytes,
        String worker,
        @Nullable String root,
        @Nullable S3Location s3,
        @Nullable Compression compression,
        long version,
        Instant createdAt,
        Instant updatedAt,
        Health status,
        long usedBytes,
        long reservedBytes,
        long fileCount) {

    /// An element of which nothing was heard is offline.
    static ElementView of(StorageElement element, Optional<ElementStatus> status) {
        return new ElementView(
                element.elementId().value(),
                element.displayName(),
                element.kind(),
                element.mode(),
                element.priority(),
                element.capacityBytes(),
                element.worker(),
                element.root(),
                element.s3(),
                element.compression(),
                element.version(),
                element.createdAt(),
                element.updatedAt(),
                status.map(ElementStatus::health).orElse(Health.OFFLINE),
                status.map(ElementStatus::usedBytes).orElse(0L),
                status.map(ElementStatus::reservedBytes).orElse(0L),
                status.map(ElementStatus::fileCount).orElse(0L));
    }
}
