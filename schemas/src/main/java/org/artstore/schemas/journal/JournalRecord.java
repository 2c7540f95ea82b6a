package org.artstore.schemas.journal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.artstore.schemas.document.CopyOf;
import org.artstore.schemas.document.Creator;
import org.artstore.schemas.document.Location;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.document.Retention;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.document.Sniffed;
import org.artstore.schemas.document.StorageName;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One record of an element's journal. An upload is [UploadOpened], [Chunk]..., then
/// [UploadSealed], [UploadAborted] or [UploadExpired], all under one key; a file that fits one
/// record is a [WholeUpload], and one whose bytes came as several uploads is an [UploadJoined].
/// What happens to the document afterwards is a [FileCommand] under the same key.
public sealed interface JournalRecord
        permits JournalRecord.UploadOpened,
                JournalRecord.Chunk,
                JournalRecord.UploadSealed,
                JournalRecord.UploadAborted,
                JournalRecord.UploadExpired,
                JournalRecord.WholeUpload,
                JournalRecord.UploadJoined,
                FileCommand {

    FileId fileId();

    ElementId elementId();

    /// The writer's number: records of a lower epoch than the upload has seen are ignored.
    long epoch();

    /// An upload begins. `expectedLength` and `expectedChecksum` are what the client declared, if
    /// it did; `detectedContentType` is what the first bytes say, if they contradict the client.
    /// With `copyOf` it becomes no document, but a restored copy of one.
    record UploadOpened(
            FileId fileId,
            ElementId elementId,
            long epoch,
            TenantId tenant,
            @JsonUnwrapped Metadata metadata,
            String contentType,
            @JsonUnwrapped Retention retention,
            @JsonUnwrapped Creator creator,
            @Nullable Long expectedLength,
            @Nullable Sha256 expectedChecksum,
            @Nullable String detectedContentType,
            @Nullable Arrival transfer,
            @Nullable CopyOf copyOf)
            implements JournalRecord {

        /// What an upload knows besides when it is a document that comes from another element.
        ///
        /// @param transferId the command that asked for the transfer
        /// @param version that the document becomes
        /// @param updatedAt when that was asked for
        public record Arrival(CommandId transferId, long version, Instant updatedAt) {}

        /// Of a document whose bytes do not contradict the client, or are not known yet.
        public UploadOpened(
                FileId fileId,
                ElementId elementId,
                long epoch,
                TenantId tenant,
                Metadata metadata,
                String contentType,
                Retention retention,
                Creator creator,
                @Nullable Long expectedLength,
                @Nullable Sha256 expectedChecksum) {
            this(
                    fileId,
                    elementId,
                    epoch,
                    tenant,
                    metadata,
                    contentType,
                    retention,
                    creator,
                    expectedLength,
                    expectedChecksum,
                    null,
                    null,
                    null);
        }

        /// Of a document that may come from another element.
        public UploadOpened(
                FileId fileId,
                ElementId elementId,
                long epoch,
                TenantId tenant,
                Metadata metadata,
                String contentType,
                Retention retention,
                Creator creator,
                @Nullable Long expectedLength,
                @Nullable Sha256 expectedChecksum,
                @Nullable String detectedContentType,
                @Nullable Arrival transfer) {
            this(
                    fileId,
                    elementId,
                    epoch,
                    tenant,
                    metadata,
                    contentType,
                    retention,
                    creator,
                    expectedLength,
                    expectedChecksum,
                    detectedContentType,
                    transfer,
                    null);
        }

        /// When the document was created: the time in its id.
        public Instant createdAt() {
            return fileId.createdAt();
        }

        /// Where the document lies once it is committed.
        public Location location() {
            return new Location(
                    elementId,
                    StorageName.directory(fileId),
                    StorageName.filename(fileId, metadata.originalFilename(), creator.username()));
        }

        /// This upload with what its seal says of the document, if it says anything: the metadata
        /// of a multipart upload may follow the bytes, and those of a resumable one always do.
        public UploadOpened describedBy(UploadSealed sealed) {
            var late = sealed.description();
            var described =
                    late == null
                            ? this
                            : with(late.metadata(), late.contentType(), null, late.retention());
            return described.sniffed(sealed.sniffed());
        }

        /// This upload with what its first bytes say of its type, if they say anything.
        public UploadOpened sniffed(@Nullable Sniffed sniffed) {
            if (sniffed == null) {
                return this;
            }
            return sniffed.conflicts()
                    ? with(metadata, contentType, sniffed.type(), retention)
                    : with(metadata, sniffed.type(), null, retention);
        }

        private UploadOpened with(
                Metadata metadata, String type, @Nullable String detected, Retention retention) {
            return new UploadOpened(
                    fileId,
                    elementId,
                    epoch,
                    tenant,
                    metadata,
                    type,
                    retention,
                    creator,
                    expectedLength,
                    expectedChecksum,
                    detected,
                    transfer,
                    copyOf);
        }

        /// The version of the document that it becomes.
        public long version() {
            return transfer == null ? 1 : transfer.version();
        }
    }

    /// Bytes of the document from `offset` on, as Kafka holds them: not copied, not to be changed.
    @SuppressWarnings("ArrayRecordComponent")
    record Chunk(FileId fileId, ElementId elementId, long epoch, long offset, byte[] bytes)
            implements JournalRecord {

        /// The most bytes of one chunk: 1 MiB less room for the headers of its record.
        public static final int MAX_BYTES = (1 << 20) - (16 << 10);

        /// The offset just behind these bytes.
        public long end() {
            return offset + bytes.length;
        }
    }

    /// All bytes were sent: there are `length` of them. A `description` is there only if the client
    /// described its document after the bytes, and `sniffed` only if the type of the first bytes
    /// was not known when the upload was opened; see [UploadOpened#describedBy].
    record UploadSealed(
            FileId fileId,
            ElementId elementId,
            long epoch,
            long length,
            Instant sealedAt,
            @Nullable LateDescription description,
            @Nullable Sniffed sniffed)
            implements JournalRecord {

        /// Of a document that was described before its bytes.
        public UploadSealed(
                FileId fileId, ElementId elementId, long epoch, long length, Instant sealedAt) {
            this(fileId, elementId, epoch, length, sealedAt, null, null);
        }
    }

    /// The upload ends without a document.
    record UploadAborted(FileId fileId, ElementId elementId, long epoch, String reason)
            implements JournalRecord {}

    /// The upload stood open for too long.
    record UploadExpired(FileId fileId, ElementId elementId, long epoch) implements JournalRecord {}

    /// A whole upload in one record: opened, all its bytes, sealed. The bytes are not copied.
    @SuppressWarnings("ArrayRecordComponent")
    record WholeUpload(UploadOpened opened, byte[] bytes) implements JournalRecord {

        @Override
        public FileId fileId() {
            return opened.fileId();
        }

        @Override
        public ElementId elementId() {
            return opened.elementId();
        }

        @Override
        public long epoch() {
            return opened.epoch();
        }
    }

    /// An upload whose bytes are those of other uploads of this element, one after the other. All
    /// of them were in the journal before this record, though perhaps in other partitions of it.
    /// They end with it.
    record UploadJoined(UploadOpened opened, List<Part> parts, Instant joinedAt)
            implements JournalRecord {

        /// An open upload all of whose `length` bytes are there, the last of them by the writer
        /// with this epoch.
        public record Part(FileId fileId, long epoch, long length) {}

        public UploadJoined {
            parts = List.copyOf(parts);
        }

        @Override
        public FileId fileId() {
            return opened.fileId();
        }

        @Override
        public ElementId elementId() {
            return opened.elementId();
        }

        @Override
        public long epoch() {
            return opened.epoch();
        }

        /// Of all parts together.
        public long length() {
            return parts.stream().mapToLong(Part::length).sum();
        }
    }
}
