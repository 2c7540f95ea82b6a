package org.artstore.index.expiry;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.RetentionPolicy;
import org.artstore.schemas.file.FileEvent.FileRestored;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.journal.FileCommand.ExpireFile;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// When something is to be done about a document.
///
/// @param version of the document that says so
/// @param at not before
/// @param copyOf there if it is about a restored copy of this document
record Due(
        FileId fileId,
        ElementId elementId,
        TenantId tenant,
        long version,
        Instant at,
        @Nullable FileId copyOf) {

    private static final long VERSION_OF_COPIES = 1;

    /// When the document is due to go; empty while nothing but a later version can make it so.
    static Optional<Due> of(Document document) {
        var retention = document.retention();
        var expiresAt = retention.expiresAt();
        if (retention.policy() != RetentionPolicy.TEMPORARY
                || expiresAt == null
                || retention.legalHold()) {
            return Optional.empty();
        }
        var until = retention.retainUntil();
        return Optional.of(
                new Due(
                        document.fileId(),
                        document.location().elementId(),
                        document.tenant(),
                        document.version(),
                        until != null && until.isAfter(expiresAt) ? until : expiresAt,
                        null));
    }

    /// When a restored copy is due to go.
    static Due of(FileRestored restored) {
        var copy = restored.copyId();
        var document = restored.fileId();
        return new Due(
                copy,
                restored.elementId(),
                restored.tenant(),
                VERSION_OF_COPIES,
                restored.expiresAt(),
                document);
    }

    Due putOff(Instant later) {
        return new Due(fileId, elementId, tenant, version, later, copyOf);
    }

    /// The command to go, always of the same id.
    ExpireFile command(Instant now) {
        return new ExpireFile(fileId, elementId, commandId(), tenant, version, now, copyOf);
    }

    CommandId commandId() {
        var name = fileId + ":" + version + ":expire";
        return new CommandId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }
}
