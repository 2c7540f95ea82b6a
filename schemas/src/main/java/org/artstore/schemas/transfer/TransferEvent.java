package org.artstore.schemas.transfer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.artstore.schemas.event.EventCodec;
import org.artstore.schemas.event.EventType;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// What happens to the transfer of a document, in the log of transfers, keyed by file_id. Any of
/// them may come again; see [Transfer] for which of them count.
public sealed interface TransferEvent {

    /// Writes and reads `artstore.transfers`.
    EventCodec<TransferEvent> CODEC =
            new EventCodec<>(
                    URI.create("urn:artstore:storage-worker"),
                    List.of(
                            new EventType<>(
                                    "artstore.transfer.requested.v1", TransferRequested.class),
                            new EventType<>("artstore.transfer.copying.v1", TransferCopying.class),
                            new EventType<>(
                                    "artstore.transfer.verified.v1", TransferVerified.class),
                            new EventType<>(
                                    "artstore.transfer.completed.v1", TransferCompleted.class),
                            new EventType<>(
                                    "artstore.transfer.rolled-back.v1", TransferRolledBack.class),
                            new EventType<>(
                                    "artstore.transfer.source-removed.v1", SourceRemoved.class)),
                    TransferEvent::identity);

    FileId fileId();

    /// The id of the command that asked for the transfer.
    CommandId transferId();

    Instant at();

    /// The document is to go from one element to another.
    ///
    /// @param createdById whose document it is
    /// @param version that it has when it has arrived: one more than it had
    /// @param length of its bytes
    /// @param finalise whether it becomes permanent
    record TransferRequested(
            FileId fileId,
            CommandId transferId,
            TenantId tenant,
            ClientId createdById,
            ClientId requestedById,
            ElementId from,
            ElementId to,
            long version,
            long length,
            boolean finalise,
            Instant at)
            implements TransferEvent {

        public TransferRequested {
            if (from.equals(to)) {
                throw new IllegalArgumentException("a document is moved to another element");
            }
        }
    }

    /// All bytes before `offset` are in the journal of the target. A writer with a higher epoch has
    /// followed those before.
    record TransferCopying(FileId fileId, CommandId transferId, long epoch, long offset, Instant at)
            implements TransferEvent {}

    /// `elementId` has all bytes, and they are the right ones: it commits them now.
    record TransferVerified(FileId fileId, CommandId transferId, ElementId elementId, Instant at)
            implements TransferEvent {}

    /// `elementId` has committed them: the document is there.
    record TransferCompleted(FileId fileId, CommandId transferId, ElementId elementId, Instant at)
            implements TransferEvent {}

    /// The document stays where it is.
    record TransferRolledBack(FileId fileId, CommandId transferId, Reason reason, Instant at)
            implements TransferEvent {

        /// Why it stays.
        public enum Reason {
            /// The target has no room.
            NO_ROOM,
            /// The target takes no documents.
            READ_ONLY,
            /// Other bytes have arrived than were sent.
            BYTES_DIFFER,
            /// What is known of the document does not fit its attr.json at the target.
            ATTRIBUTES_TOO_LARGE,
            /// What the source has is not what was stored.
            DAMAGED,
            /// The target has or had the file in another way.
            NOT_TAKEN,
            /// It did not go on for too long.
            TIMEOUT;

            @JsonCreator
            static Reason parse(String text) {
                return valueOf(text.replace('-', '_').toUpperCase(Locale.ROOT));
            }

            /// The name in JSON: lower case with hyphens.
            @JsonValue
            public String code() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }
    }

    /// The copy from which it came is gone.
    record SourceRemoved(FileId fileId, CommandId transferId, Instant at)
            implements TransferEvent {}

    private static EventCodec.Identity identity(TransferEvent event) {
        var file = event.fileId().toString();
        var id = file + ":" + event.transferId() + ":";
        return new EventCodec.Identity(
                switch (event) {
                    case TransferRequested _ -> id + "requested";
                    case TransferCopying copying ->
                            id + "copying:" + copying.epoch() + ":" + copying.offset();
                    case TransferVerified _ -> id + "verified";
                    case TransferCompleted _ -> id + "completed";
                    case TransferRolledBack _ -> id + "rolled-back";
                    case SourceRemoved _ -> id + "source-removed";
                },
                file,
                event.at());
    }
}
