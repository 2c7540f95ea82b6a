package org.artstore.schemas.document;

import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A document as JSON has it, all fields side by side, so that it is read in one pass: what is
/// unwrapped by annotation is buffered, and read again for each of its parts.
record FlatDocument(
        FileId fileId,
        ElementId elementId,
        String storagePath,
        String storageFilename,
        String originalFilename,
        @Nullable String description,
        List<String> tags,
        CustomAttributes customAttributes,
        long fileSize,
        String contentType,
        @Nullable String detectedContentType,
        Sha256 checksum,
        Instant createdAt,
        Instant updatedAt,
        ClientId createdById,
        String createdByUsername,
        @Nullable String createdByFullname,
        TenantId tenant,
        long version,
        RetentionPolicy retentionPolicy,
        @Nullable Integer ttlDays,
        @Nullable Instant expiresAt,
        @Nullable Instant retainUntil,
        boolean legalHold,
        @Nullable CopyOf copyOf) {

    /// Its parts put together.
    Document assembled() {
        return new Document(
                fileId,
                new Location(elementId, storagePath, storageFilename),
                new Metadata(originalFilename, description, tags, customAttributes),
                new Content(fileSize, contentType, detectedContentType, checksum),
                createdAt,
                updatedAt,
                new Creator(createdById, createdByUsername, createdByFullname),
                tenant,
                version,
                new Retention(retentionPolicy, ttlDays, expiresAt, retainUntil, legalHold),
                copyOf);
    }
}
