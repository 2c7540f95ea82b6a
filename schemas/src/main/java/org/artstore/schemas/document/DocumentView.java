package org.artstore.schemas.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;

import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A document as clients see it, the same in every answer that shows one. Its JSON does not depend
/// on how the mapper is set up; what is absent is left out. An answer that says more of a document
/// holds this as an unwrapped component.
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonPropertyOrder(alphabetic = false)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DocumentView(
        FileId fileId,
        String originalFilename,
        long fileSize,
        String contentType,
        @Nullable String detectedContentType,
        Sha256 checksum,
        RetentionPolicy retentionPolicy,
        @Nullable Integer ttlDays,
        @Nullable Instant expiresAt,
        @Nullable Instant retainUntil,
        boolean legalHold,
        @Nullable String description,
        List<String> tags,
        CustomAttributes customAttributes,
        Instant createdAt,
        Instant updatedAt,
        CreatedBy createdBy,
        TenantId tenant,
        long version,
        Status status,
        @Nullable ElementId elementId,
        @Nullable String storagePath,
        @Nullable String storageFilename) {

    /// Who created a document.
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonPropertyOrder(alphabetic = false)
    public record CreatedBy(ClientId clientId, String name) {}

    /// What can be done with a document.
    public enum Status {
        /// Its bytes can be read.
        STORED,
        /// Its bytes are offline; who wants them asks for them by a download.
        ARCHIVED,
        /// Its bytes are offline, and somebody has asked for them.
        RESTORING,
        /// Its bytes are not those that were stored, and are not served.
        DAMAGED,
        /// It was, and never will be again.
        DELETED;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The view of a caller with `scopes`: where the bytes lie is shown to `storage:read` only.
    public static DocumentView of(Document document, Set<String> scopes) {
        return of(document, Status.STORED, scopes);
    }

    /// The view of a caller with `scopes` on a document of this status.
    public static DocumentView of(Document document, Status status, Set<String> scopes) {
        var metadata = document.metadata();
        var content = document.content();
        var retention = document.retention();
        var creator = document.creator();
        var location = scopes.contains(Scopes.STORAGE_READ) ? document.location() : null;
        return new DocumentView(
                document.fileId(),
                metadata.originalFilename(),
                content.fileSize(),
                content.contentType(),
                content.detectedContentType(),
                content.checksum(),
                retention.policy(),
                retention.ttlDays(),
                retention.expiresAt(),
                retention.retainUntil(),
                retention.legalHold(),
                metadata.description(),
                metadata.tags(),
                metadata.customAttributes(),
                document.createdAt(),
                document.updatedAt(),
                new CreatedBy(creator.id(), creator.username()),
                document.tenant(),
                document.version(),
                status,
                location == null ? null : location.elementId(),
                location == null ? null : location.storagePath(),
                location == null ? null : location.storageFilename());
    }
}
