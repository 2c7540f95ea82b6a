package org.artstore.index.row;

import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.DocumentView;
import org.artstore.schemas.document.StorageName;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A document as the index keeps it: one component for each column that is written, of the same
/// name. What the document is found by is derived from these by the database.
///
/// @param fileExtension in lower case and without the dot; null when there is none
/// @param body the whole document as events have it, in JSON; empty when it is deleted
public record DocumentRow(
        UUID fileId,
        String tenant,
        long version,
        String status,
        String originalFilename,
        @Nullable String fileExtension,
        long fileSize,
        String contentType,
        String checksum,
        String retentionPolicy,
        @Nullable Integer ttlDays,
        @Nullable Instant expiresAt,
        @Nullable Instant retainUntil,
        boolean legalHold,
        @Nullable String description,
        List<String> tags,
        CustomAttributes customAttributes,
        Instant createdAt,
        Instant updatedAt,
        String createdById,
        String createdByName,
        String elementId,
        String body) {

    /// The row of `document`, which depends on nothing else.
    public static DocumentRow of(Document document) {
        var metadata = document.metadata();
        var content = document.content();
        var retention = document.retention();
        var creator = document.creator();
        var extension = StorageName.extension(metadata.originalFilename());
        return new DocumentRow(
                document.fileId().value(),
                document.tenant().value(),
                document.version(),
                DocumentView.Status.STORED.toString(),
                metadata.originalFilename(),
                extension.isEmpty() ? null : extension,
                content.fileSize(),
                content.contentType(),
                content.checksum().hex(),
                retention.policy().toString(),
                retention.ttlDays(),
                retention.expiresAt(),
                retention.retainUntil(),
                retention.legalHold(),
                metadata.description(),
                metadata.tags(),
                metadata.customAttributes(),
                document.createdAt(),
                document.updatedAt(),
                creator.id().value(),
                creator.username(),
                document.location().elementId().value(),
                EventJson.MAPPER.writeValueAsString(document));
    }

    /// The row that stays of a deleted document, so that nothing brings it back: nothing of what
    /// its client said.
    public static DocumentRow of(FileDeleted deleted) {
        return new DocumentRow(
                deleted.fileId().value(),
                deleted.tenant().value(),
                deleted.version(),
                DocumentView.Status.DELETED.toString(),
                "",
                null,
                0,
                "",
                "",
                "",
                null,
                null,
                null,
                false,
                null,
                List.of(),
                CustomAttributes.NONE,
                deleted.fileId().createdAt(),
                deleted.deletedAt(),
                deleted.createdById().value(),
                "",
                deleted.elementId().value(),
                "");
    }
}
