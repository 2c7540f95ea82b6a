package org.artstore.schemas.journal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.document.Retention;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// What an element is asked to do with a document that it holds. It decides, and answers in the
/// file log, under the id of the command.
public sealed interface FileCommand extends JournalRecord {

    CommandId commandId();

    /// Whose document it is about.
    TenantId tenant();

    /// The version of the document that the command is about: it has no effect on any other, so
    /// that it has an effect only once, however often it comes.
    long version();

    Instant requestedAt();

    /// Commands have an order among themselves, and need no epochs.
    @Override
    default long epoch() {
        return 0;
    }

    /// One that a client gave.
    sealed interface OfClient extends FileCommand {

        Requester requester();

        @Override
        default TenantId tenant() {
            return requester().tenant();
        }
    }

    /// On whose behalf: an account that was authenticated, and whether it may do what is reserved
    /// to operators.
    record Requester(ClientId requestedById, TenantId tenant, boolean operator) {

        /// Whether it may change and delete the documents of `creator`.
        public boolean mayChangeThoseOf(ClientId creator) {
            return operator || requestedById.equals(creator);
        }
    }

    /// All that can change of a document, as it is to be.
    record ChangeAttributes(
            FileId fileId,
            ElementId elementId,
            CommandId commandId,
            @JsonUnwrapped Requester requester,
            long version,
            @Nullable String description,
            List<String> tags,
            CustomAttributes customAttributes,
            @Nullable Instant retainUntil,
            boolean legalHold,
            Instant requestedAt)
            implements OfClient {

        public ChangeAttributes {
            tags = List.copyOf(tags);
        }

        /// The document after the command.
        public Document applyTo(Document document) {
            var retention = document.retention();
            return document.changed(
                    new Metadata(
                            document.metadata().originalFilename(),
                            description,
                            tags,
                            customAttributes),
                    new Retention(
                            retention.policy(),
                            retention.ttlDays(),
                            retention.expiresAt(),
                            retainUntil,
                            legalHold),
                    requestedAt);
        }
    }

    /// The document is to be deleted.
    record DeleteFile(
            FileId fileId,
            ElementId elementId,
            CommandId commandId,
            @JsonUnwrapped Requester requester,
            long version,
            Instant requestedAt)
            implements OfClient {}

    /// The time of the document may be over. If it is, the document is to go, on nobody's behalf.
    ///
    /// @param copyOf there if it is a restored copy of this document that is to go
    record ExpireFile(
            FileId fileId,
            ElementId elementId,
            CommandId commandId,
            TenantId tenant,
            long version,
            Instant requestedAt,
            @Nullable FileId copyOf)
            implements FileCommand {

        /// Of a document.
        public ExpireFile(
                FileId fileId,
                ElementId elementId,
                CommandId commandId,
                TenantId tenant,
                long version,
                Instant requestedAt) {
            this(fileId, elementId, commandId, tenant, version, requestedAt, null);
        }
    }

    /// The document is to go to another element.
    ///
    /// @param finalise whether it becomes permanent
    record TransferFile(
            FileId fileId,
            ElementId elementId,
            CommandId commandId,
            @JsonUnwrapped Requester requester,
            long version,
            ElementId target,
            boolean finalise,
            Instant requestedAt)
            implements OfClient {}

    /// The copy that a document has left behind is to go.
    ///
    /// @param commandId that of the transfer
    /// @param version of the copy
    record RemoveCopy(
            FileId fileId,
            ElementId elementId,
            CommandId commandId,
            @JsonUnwrapped Requester requester,
            long version,
            Instant requestedAt)
            implements OfClient {}
}
