package org.artstore.schemas.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;

import org.artstore.schemas.document.CopyOf;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.event.EventCodec;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/// What happened to a document: the events of the file log, keyed by file_id. Every consumer drops
/// what it has already applied, by version.
public sealed interface FileEvent {

    /// Writes and reads the file log.
    EventCodec<FileEvent> CODEC =
            new EventCodec<>(
                    URI.create("urn:artstore:storage-worker"),
                    FileEventTypes.ALL,
                    FileIdentity::of);

    FileId fileId();

    /// Null when nothing that can be trusted tells it.
    @Nullable TenantId tenant();

    /// The id under which the element has it: its own, for a restored copy.
    default FileId heldAs() {
        return fileId();
    }

    /// What is told of a file that is committed: that the document is stored, or that it is
    /// restored, if the file is a copy.
    static FileEvent committed(Document document) {
        return document.copyOf() == null
                ? new FileStored(document)
                : FileRestored.of(document, document.copyOf());
    }

    /// The document is committed: its bytes and its attr.json are durable on its element.
    record FileStored(@JsonUnwrapped Document document) implements FileEvent {

        /// Its JSON is the document's.
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public FileStored {}

        @Override
        public FileId fileId() {
            return document.fileId();
        }

        @Override
        public TenantId tenant() {
            return document.tenant();
        }
    }

    /// The document is as told here from now on: its attr.json says so durably.
    ///
    /// @param commandId the command that this answers
    record FileChanged(@JsonUnwrapped Document document, CommandId commandId) implements FileEvent {

        @Override
        public FileId fileId() {
            return document.fileId();
        }

        @Override
        public TenantId tenant() {
            return document.tenant();
        }
    }

    /// An element has it no longer, for ever: whatever comes of it there comes too late.
    sealed interface FileGone extends FileEvent {

        ElementId elementId();

        /// Of the document from then on, wherever it is.
        long version();

        /// The words for it in the file log.
        default FileEvent told() {
            return this;
        }
    }

    /// There is no such document any more, and never will be again.
    ///
    /// @param elementId where it was
    /// @param createdById whose it was
    /// @param version one more than its last
    /// @param deletedById null when nobody asked for it, but its time was over: then it is told as
    ///     [FileExpired]
    /// @param commandId the command that this answers; every later one to delete it gets the same
    record FileDeleted(
            FileId fileId,
            TenantId tenant,
            ElementId elementId,
            ClientId createdById,
            long version,
            Instant deletedAt,
            @Nullable ClientId deletedById,
            CommandId commandId)
            implements FileGone {

        @Override
        public FileEvent told() {
            return deletedById == null ? new FileExpired(this) : this;
        }
    }

    /// The time of a temporary document is over: there is no such document any more, and never will
    /// be again.
    record FileExpired(@JsonUnwrapped FileDeleted deletion) implements FileEvent {

        @Override
        public FileId fileId() {
            return deletion.fileId();
        }

        @Override
        public TenantId tenant() {
            return deletion.tenant();
        }
    }

    /// Somebody wants the bytes of a document that is archived. An operator has to bring them.
    ///
    /// @param elementId which copy
    record FileRestoreRequested(
            FileId fileId,
            TenantId tenant,
            ElementId elementId,
            long version,
            ClientId requestedById,
            Instant requestedAt)
            implements FileEvent {}

    /// The bytes of an archived document can be read again: from a copy, for a while. The document
    /// is as it was, so its version is, too. Of two copies the one that was told last is read.
    ///
    /// @param archivedOn where the document is archived
    /// @param copyId the id of the copy, on the element `elementId`
    /// @param expiresAt not before this time the copy goes
    record FileRestored(
            FileId fileId,
            TenantId tenant,
            ElementId archivedOn,
            long version,
            FileId copyId,
            ElementId elementId,
            Sha256 checksum,
            ClientId restoredById,
            Instant restoredAt,
            Instant expiresAt)
            implements FileEvent {

        static FileRestored of(Document copy, CopyOf of) {
            return new FileRestored(
                    of.fileId(),
                    copy.tenant(),
                    of.elementId(),
                    of.version(),
                    copy.fileId(),
                    copy.location().elementId(),
                    copy.content().checksum(),
                    copy.creator().id(),
                    copy.createdAt(),
                    Objects.requireNonNull(copy.retention().expiresAt(), "a copy has a time"));
        }

        @Override
        public FileId heldAs() {
            return copyId;
        }
    }

    /// The time of a restored copy is over, and it is gone. The document is archived as before.
    ///
    /// @param elementId where the copy was
    /// @param version of the document
    /// @param commandId the command that this answers
    record FileRestoreEnded(
            FileId fileId,
            TenantId tenant,
            ElementId elementId,
            FileId copyId,
            long version,
            Instant endedAt,
            CommandId commandId)
            implements FileGone {

        @Override
        public FileId heldAs() {
            return copyId;
        }
    }

    /// The document has gone from one element to another; that its row names another one was told
    /// as `FileStored`, with this version.
    ///
    /// @param commandId the command that this answers
    record FileMoved(
            FileId fileId,
            TenantId tenant,
            ElementId from,
            ElementId to,
            long version,
            Instant movedAt,
            CommandId commandId)
            implements FileEvent {}

    /// A copy of the document is gone: the one that this element had before the document was moved.
    /// It says nothing of the document, which is elsewhere.
    ///
    /// @param elementId which copy
    /// @param movedTo where the document went
    /// @param version with which it arrived there
    /// @param commandId the command that moved it
    record FileCopyRemoved(
            FileId fileId,
            TenantId tenant,
            ElementId elementId,
            ElementId movedTo,
            long version,
            Instant removedAt,
            CommandId commandId)
            implements FileGone {}

    /// The upload ended without a document, though it was sealed.
    ///
    /// @param detail for a person
    /// @param rejectedAt the time at which the upload was sealed
    record UploadRejected(
            FileId fileId, TenantId tenant, Reason reason, String detail, Instant rejectedAt)
            implements FileEvent {

        /// Why a sealed upload is no document.
        public enum Reason {
            /// The bytes are not those whose digest the client declared.
            DIGEST_MISMATCH,
            /// The bytes that arrived are not as many as were sealed or declared.
            LENGTH_MISMATCH;

            @JsonCreator
            static Reason parse(String text) {
                return ReasonCodes.named(values(), text);
            }

            /// The name in JSON: lower case with hyphens.
            @JsonValue
            public String code() {
                return ReasonCodes.of(this);
            }
        }
    }

    /// A copy of the document was read whole and is what was stored. The document is as it was, so
    /// its version is, too.
    ///
    /// @param elementId which copy
    /// @param version of the document that the copy has
    /// @param repaired whether this copy was told to be damaged before
    record FileVerified(
            FileId fileId,
            TenantId tenant,
            ElementId elementId,
            long version,
            boolean repaired,
            Instant verifiedAt)
            implements FileEvent {}

    /// A copy of the document is not what was stored, and is not served until it is verified again.
    /// It says nothing new of the document, so it has no version.
    ///
    /// @param tenant null when the copy's own attr.json is what is damaged
    /// @param elementId which copy
    /// @param detail for a person
    record FileDamaged(
            FileId fileId,
            @Nullable TenantId tenant,
            ElementId elementId,
            Part part,
            String detail,
            Instant foundAt)
            implements FileEvent {

        /// What of the copy is damaged.
        public enum Part {
            /// The bytes: others, fewer, missing, or not to be read.
            CONTENT,
            /// The checksums of its blocks.
            BLOCKS,
            /// The attr.json.
            ATTRIBUTES;

            @JsonCreator
            static Part parse(String text) {
                return valueOf(text.toUpperCase(Locale.ROOT));
            }

            /// The name in JSON, in lower case.
            @JsonValue
            public String code() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /// A command changed nothing. Of no meaning to anybody but who waits for its answer.
    ///
    /// @param version of the document, if there is one
    /// @param rejectedAt the time of the command
    /// @param copyOf there if the command was about a restored copy of this document
    record CommandRejected(
            FileId fileId,
            TenantId tenant,
            CommandId commandId,
            Refusal reason,
            @Nullable Long version,
            Instant rejectedAt,
            @Nullable FileId copyOf)
            implements FileEvent {

        /// About a document.
        public CommandRejected(
                FileId fileId,
                TenantId tenant,
                CommandId commandId,
                Refusal reason,
                @Nullable Long version,
                Instant rejectedAt) {
            this(fileId, tenant, commandId, reason, version, rejectedAt, null);
        }

        /// Why a command changed nothing.
        public enum Refusal {
            /// The element has no such document of this tenant.
            NOT_HERE,
            /// The document was deleted before.
            DELETED,
            /// The document has another version than the command is about.
            VERSION_DIFFERS,
            /// The document is another account's.
            NOT_OWNER,
            /// Legal hold and retention are changed by operators only.
            OPERATORS_ONLY,
            /// The mode of the element forbids it.
            MODE_NOT_ALLOWED,
            /// The document is on its way to another element.
            IN_TRANSFER,
            /// The document is permanent already.
            PERMANENT,
            /// A legal hold, or a time until which the document is to be kept, forbids it.
            RETENTION_LOCKED,
            /// The time of the document is not over.
            NOT_EXPIRED,
            /// The document would be kept for less long than was said.
            RETENTION_SHORTENED,
            /// What would be known of the document does not fit its attr.json.
            ATTRIBUTES_TOO_LARGE,
            /// What the element knows of the document cannot be trusted.
            DAMAGED;

            @JsonCreator
            static Refusal parse(String text) {
                return ReasonCodes.named(values(), text);
            }

            /// The name in JSON: lower case with hyphens.
            @JsonValue
            public String code() {
                return ReasonCodes.of(this);
            }
        }
    }
}
