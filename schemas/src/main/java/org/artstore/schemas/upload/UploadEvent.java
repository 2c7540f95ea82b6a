package org.artstore.schemas.upload;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.artstore.schemas.document.Creator;
import org.artstore.schemas.document.RetentionPolicy;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.document.Sniffed;
import org.artstore.schemas.event.EventCodec;
import org.artstore.schemas.event.EventType;
import org.artstore.schemas.file.FileEvent.UploadRejected.Reason;
import org.artstore.schemas.file.Receipt;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/// What happened to a resumable upload: the events of `artstore.uploads`, keyed by file_id.
///
/// Several instances may write them at once. An event that does not fit the state which those
/// before it led to did not happen: readers pass it over, and its writer, who reads it too, knows.
public sealed interface UploadEvent {

    /// Writes and reads `artstore.uploads`.
    EventCodec<UploadEvent> CODEC =
            new EventCodec<>(
                    URI.create("urn:artstore:ingest-api"),
                    List.of(
                            new EventType<>("artstore.uploads.created.v1", UploadCreated.class),
                            new EventType<>("artstore.uploads.append-began.v1", AppendBegan.class),
                            new EventType<>(
                                    "artstore.uploads.offset-confirmed.v1", OffsetConfirmed.class),
                            new EventType<>("artstore.uploads.completed.v1", UploadCompleted.class),
                            new EventType<>("artstore.uploads.settled.v1", UploadSettled.class),
                            new EventType<>("artstore.uploads.cancelled.v1", UploadCancelled.class),
                            new EventType<>("artstore.uploads.claimed.v1", PartClaimed.class)),
                    UploadEvent::identity);

    FileId fileId();

    /// When it happened.
    Instant at();

    /// An upload was opened on an element, whose journal knows the rest of it.
    ///
    /// @param length how long the document will be, when that is known already
    /// @param expiresAt when it ends unless it is complete
    /// @param filename of the document, for its type
    /// @param contentType of the document, if the client says it
    /// @param clientMetadata what the client said of the document, in its words, to be told again
    /// @param partOf of a part of a document to come: the retention for which its place was chosen
    /// @param parts of a document that is made of parts: these, in this order
    record UploadCreated(
            FileId fileId,
            ElementId elementId,
            TenantId tenant,
            @JsonUnwrapped Creator creator,
            @Nullable Long length,
            Instant expiresAt,
            Instant at,
            @Nullable String filename,
            @Nullable String contentType,
            @Nullable String clientMetadata,
            @Nullable RetentionPolicy partOf,
            @Nullable List<FileId> parts)
            implements UploadEvent {

        /// Of a document of which nothing is known.
        public UploadCreated(
                FileId fileId,
                ElementId elementId,
                TenantId tenant,
                Creator creator,
                @Nullable Long length,
                Instant expiresAt,
                Instant at) {
            this(
                    fileId, elementId, tenant, creator, length, expiresAt, at, null, null, null,
                    null, null);
        }
    }

    /// A connection begins to append. It fits if `offset` is the confirmed one and `length`, when
    /// it is there, does not contradict an earlier one. From here on only this writer's events
    /// fit; the epoch of its chunks is one more than the offset of this event in its partition.
    record AppendBegan(FileId fileId, long offset, @Nullable Long length, Instant at)
            implements UploadEvent {}

    /// All bytes before `offset` are durable in the journal and need never be sent again.
    ///
    /// @param sniffed what the first bytes say, told by whoever brought them
    record OffsetConfirmed(
            FileId fileId, long epoch, long offset, Instant at, @Nullable Sniffed sniffed)
            implements UploadEvent {

        /// Of bytes that do not begin the document, or say nothing.
        public OffsetConfirmed(FileId fileId, long epoch, long offset, Instant at) {
            this(fileId, epoch, offset, at, null);
        }
    }

    /// All bytes of the document are durable. What follows is its seal in the journal, which any
    /// instance may write, as often as it likes.
    ///
    /// @param sniffed what the first bytes say, told by whoever brought them
    record UploadCompleted(
            FileId fileId, long epoch, long length, Instant at, @Nullable Sniffed sniffed)
            implements UploadEvent {

        /// Of a request that does not begin the document, or whose bytes say nothing.
        public UploadCompleted(FileId fileId, long epoch, long length, Instant at) {
            this(fileId, epoch, length, at, null);
        }
    }

    /// The file log has told what became of it.
    ///
    /// @param receipt where the file log says so
    /// @param rejected why there is no document, if there is none
    record UploadSettled(FileId fileId, Receipt receipt, @Nullable Reason rejected, Instant at)
            implements UploadEvent {}

    /// The client does not want it any more.
    record UploadCancelled(FileId fileId, Instant at) implements UploadEvent {}

    /// A complete part becomes bytes of the document `claimedBy`: of the first that claims it, and
    /// of no other.
    ///
    /// @param allParts says which parts the document has: the digest of their ids in its order,
    ///     each as text and followed by a line feed
    record PartClaimed(FileId fileId, FileId claimedBy, Sha256 allParts, Instant at)
            implements UploadEvent {}

    private static EventCodec.Identity identity(UploadEvent event) {
        var file = event.fileId().toString();
        var part =
                switch (event) {
                    case UploadCreated _ -> "created";
                    case AppendBegan began -> "began:" + began.offset() + ":" + began.at();
                    case OffsetConfirmed(var _, var epoch, var offset, var _, var _) ->
                            epoch + ":" + offset;
                    case UploadCompleted completed -> completed.epoch() + ":completed";
                    case UploadSettled _ -> "settled";
                    case UploadCancelled _ -> "cancelled";
                    case PartClaimed claimed -> "claimed:" + claimed.claimedBy();
                };
        return new EventCodec.Identity(file + ":" + part, file, event.at());
    }
}
