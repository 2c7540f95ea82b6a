package org.artstore.schemas.element;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.artstore.schemas.id.ElementId;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/// The registration of a storage element.
///
/// @param priority placement fills lower numbers first
/// @param capacityBytes what may lie here, of which placement keeps a share free
/// @param worker the id of the one storage-worker that owns it
/// @param root the absolute directory of its files on that worker's host, if it is a disk
/// @param s3 where it lies in an object store, if it does
/// @param compression of compressible documents on their way here; what the installation does if
///     nothing was said
/// @param version 1, 2, 3 ...: one step for each change of the registration
public record StorageElement(
        ElementId elementId,
        String displayName,
        Kind kind,
        ElementMode mode,
        int priority,
        long capacityBytes,
        String worker,
        @Nullable String root,
        @Nullable S3Location s3,
        @Nullable Compression compression,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /// What an element is made of.
    public enum Kind {
        /// A directory of one host.
        DISK,
        /// A part of a bucket of an object store.
        S3;

        /// Reads the lower-case name.
        ///
        /// @throws IllegalArgumentException when there is no such kind
        @JsonCreator
        public static Kind parse(String text) {
            return switch (text) {
                case "disk" -> DISK;
                case "s3" -> S3;
                default -> throw new IllegalArgumentException("is none of disk, s3");
            };
        }

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Of a disk element.
    public StorageElement(
            ElementId elementId,
            String displayName,
            Kind kind,
            ElementMode mode,
            int priority,
            long capacityBytes,
            String worker,
            String root,
            @Nullable Compression compression,
            long version,
            Instant createdAt,
            Instant updatedAt) {
        this(
                elementId,
                displayName,
                kind,
                mode,
                priority,
                capacityBytes,
                worker,
                root,
                null,
                compression,
                version,
                createdAt,
                updatedAt);
    }

    /// Of a disk element of which nobody said how documents travel to it.
    public StorageElement(
            ElementId elementId,
            String displayName,
            Kind kind,
            ElementMode mode,
            int priority,
            long capacityBytes,
            String worker,
            String root,
            long version,
            Instant createdAt,
            Instant updatedAt) {
        this(
                elementId,
                displayName,
                kind,
                mode,
                priority,
                capacityBytes,
                worker,
                root,
                null,
                null,
                version,
                createdAt,
                updatedAt);
    }

    public StorageElement {
        if (capacityBytes <= 0) {
            throw new IllegalArgumentException("capacity_bytes must be positive");
        }
        if (priority < 0) {
            throw new IllegalArgumentException("priority must not be negative");
        }
        if ((root != null) != (kind == Kind.DISK) || (s3 != null) != (kind == Kind.S3)) {
            throw new IllegalArgumentException(
                    "a disk element has a root, an S3 element a place in an object store");
        }
        if (root != null && !Path.of(root).isAbsolute()) {
            throw new IllegalArgumentException("root must be an absolute path");
        }
    }

    /// The next version of the registration, with another mode.
    public StorageElement inMode(ElementMode target, Instant at) {
        return new StorageElement(
                elementId,
                displayName,
                kind,
                target,
                priority,
                capacityBytes,
                worker,
                root,
                s3,
                compression,
                version + 1,
                createdAt,
                at);
    }

    /// Whether this is not older than `other`, a registration of the same element. One that was
    /// registered anew, after the registry was lost, begins to count again.
    public boolean replaces(StorageElement other) {
        int registered = createdAt.compareTo(other.createdAt());
        return registered > 0 || (registered == 0 && version >= other.version());
    }
}
