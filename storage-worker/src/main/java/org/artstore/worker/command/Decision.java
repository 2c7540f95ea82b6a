package org.artstore.worker.command;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.RetentionPolicy;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.file.FileEvent.CommandRejected;
import org.artstore.schemas.file.FileEvent.CommandRejected.Refusal;
import org.artstore.schemas.file.FileEvent.FileChanged;
import org.artstore.schemas.file.FileEvent.FileCopyRemoved;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileRestoreEnded;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.journal.FileCommand;
import org.artstore.schemas.journal.FileCommand.ChangeAttributes;
import org.artstore.schemas.journal.FileCommand.DeleteFile;
import org.artstore.schemas.journal.FileCommand.ExpireFile;
import org.artstore.schemas.journal.FileCommand.OfClient;
import org.artstore.schemas.journal.FileCommand.RemoveCopy;
import org.artstore.schemas.journal.FileCommand.TransferFile;
import org.artstore.schemas.transfer.Transfer;
import org.artstore.schemas.transfer.TransferEvent.TransferRequested;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What is to be done about a command.
public sealed interface Decision {

    /// The document becomes another version.
    record Change(FileChanged event) implements Decision {}

    /// This command has changed the document before.
    record ChangedBefore(FileChanged event) implements Decision {}

    /// The document is to go.
    record Delete(FileDeleted event) implements Decision {}

    /// It has gone before.
    record DeletedBefore(FileDeleted event) implements Decision {}

    /// The document is to go to another element, now or since this command came before.
    record Begin(TransferRequested event) implements Decision {}

    /// The copy that the document has left behind is to go.
    record Remove(FileCopyRemoved event) implements Decision {}

    /// It has gone before.
    record RemovedBefore(FileCopyRemoved event) implements Decision {}

    /// The restored copy is to go.
    record End(FileRestoreEnded event) implements Decision {}

    /// It has gone before.
    record EndedBefore(FileRestoreEnded event) implements Decision {}

    /// Nothing.
    record Refuse(CommandRejected event) implements Decision {}

    /// Decides. The time of the command is the time that counts; the mode is that of the element
    /// now.
    ///
    /// @param now counts beside it only where something is over by time alone: then both say so
    static Decision decide(FileCommand command, FileState state, ElementMode mode, Instant now) {
        return switch (state) {
            case FileState.Unknown _ -> refuse(command, Refusal.NOT_HERE, null);
            case FileState.Damaged _ -> refuse(command, Refusal.DAMAGED, null);
            case FileState.Deleted(var event) -> afterDeletion(command, event);
            case FileState.Left(var event) ->
                    event.commandId().equals(command.commandId()) && command instanceof RemoveCopy
                            ? new RemovedBefore(event)
                            : refuse(command, Refusal.NOT_HERE, null);
            case FileState.Restored(var copy) -> CopyDecision.decide(command, copy, mode, now);
            case FileState.Ended(var event) -> CopyDecision.decide(command, event);
            case FileState.Held held -> held(command, held, mode, now);
        };
    }

    private static Decision afterDeletion(FileCommand command, FileDeleted event) {
        if (!event.tenant().equals(command.tenant())) {
            return refuse(command, Refusal.NOT_HERE, null);
        }
        if (!isOnBehalfOf(event.createdById(), command)) {
            return refuse(command, Refusal.NOT_OWNER, null);
        }
        return switch (command) {
            case ChangeAttributes _ -> refuse(command, Refusal.DELETED, null);
            case DeleteFile _, ExpireFile _ -> new DeletedBefore(event);
            case TransferFile _, RemoveCopy _ -> refuse(command, Refusal.DELETED, null);
        };
    }

    private static boolean isOnBehalfOf(ClientId creator, FileCommand command) {
        return switch (command) {
            case OfClient given -> given.requester().mayChangeThoseOf(creator);
            case ExpireFile _ -> true;
        };
    }

    private static Decision held(
            FileCommand command, FileState.Held held, ElementMode mode, Instant now) {
        var document = held.document();
        if (!document.tenant().equals(command.tenant())) {
            return refuse(command, Refusal.NOT_HERE, null);
        }
        long version = document.version();
        if (!isOnBehalfOf(document.creator().id(), command)) {
            return refuse(command, Refusal.NOT_OWNER, version);
        }
        if (command instanceof ChangeAttributes change && hasMade(change, document)) {
            return new ChangedBefore(new FileChanged(document, command.commandId()));
        }
        var departure = held.departure();
        if (departure != null && command instanceof TransferFile && isOf(departure, command)) {
            return new Begin(departure.request());
        }
        if (departure != null && departure.isActive()) {
            return refuse(command, Refusal.IN_TRANSFER, version);
        }
        if (command.version() != version) {
            return refuse(command, Refusal.VERSION_DIFFERS, version);
        }
        return switch (command) {
            case ChangeAttributes change -> change(change, document, mode);
            case DeleteFile delete ->
                    delete(
                            delete,
                            delete.requester().requestedById(),
                            document,
                            mode,
                            delete.requestedAt());
            case ExpireFile expire -> expire(expire, document, mode, now);
            case TransferFile transfer -> transfer(transfer, document, mode);
            case RemoveCopy remove -> remove(remove, document, departure);
        };
    }

    /// A change that has been made is known by what it made.
    private static boolean hasMade(ChangeAttributes change, Document document) {
        var made = change.applyTo(document);
        return document.version() == change.version() + 1
                && document.updatedAt().equals(made.updatedAt())
                && document.metadata().equals(made.metadata())
                && document.retention().equals(made.retention());
    }

    private static Decision change(ChangeAttributes change, Document document, ElementMode mode) {
        long version = document.version();
        if (!mode.changes()) {
            return refuse(change, Refusal.MODE_NOT_ALLOWED, version);
        }
        var after = change.applyTo(document);
        if (!after.retention().equals(document.retention()) && !change.requester().operator()) {
            return refuse(change, Refusal.OPERATORS_ONLY, version);
        }
        if (isShortened(document, after)) {
            return refuse(change, Refusal.RETENTION_SHORTENED, version);
        }
        return new Change(new FileChanged(after, change.commandId()));
    }

    private static boolean isShortened(Document before, Document after) {
        var until = before.retention().retainUntil();
        var now = after.retention().retainUntil();
        return until != null && (now == null || now.isBefore(until));
    }

    private static Decision expire(
            ExpireFile expire, Document document, ElementMode mode, Instant now) {
        var retention = document.retention();
        var expiresAt = retention.expiresAt();
        if (retention.policy() != RetentionPolicy.TEMPORARY
                || expiresAt == null
                || expiresAt.isAfter(earlier(expire.requestedAt(), now))) {
            return refuse(expire, Refusal.NOT_EXPIRED, document.version());
        }
        return delete(expire, null, document, mode, earlier(expire.requestedAt(), now));
    }

    /// The earlier of two times.
    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Decision delete(
            FileCommand command,
            @Nullable ClientId by,
            Document document,
            ElementMode mode,
            Instant at) {
        if (!mode.deletes()) {
            return refuse(command, Refusal.MODE_NOT_ALLOWED, document.version());
        }
        var retention = document.retention();
        var until = retention.retainUntil();
        if (retention.legalHold() || (until != null && until.isAfter(at))) {
            return refuse(command, Refusal.RETENTION_LOCKED, document.version());
        }
        return new Delete(
                new FileDeleted(
                        document.fileId(),
                        document.tenant(),
                        document.location().elementId(),
                        document.creator().id(),
                        document.version() + 1,
                        command.requestedAt(),
                        by,
                        command.commandId()));
    }

    private static boolean isOf(Transfer departure, FileCommand command) {
        return departure.is(command.commandId());
    }

    private static Decision transfer(TransferFile transfer, Document document, ElementMode mode) {
        if (transfer.finalise() && document.retention().policy() == RetentionPolicy.PERMANENT) {
            return refuse(transfer, Refusal.PERMANENT, document.version());
        }
        if (!mode.readable() || transfer.target().equals(transfer.elementId())) {
            return refuse(transfer, Refusal.MODE_NOT_ALLOWED, document.version());
        }
        return new Begin(
                new TransferRequested(
                        document.fileId(),
                        transfer.commandId(),
                        document.tenant(),
                        document.creator().id(),
                        transfer.requester().requestedById(),
                        transfer.elementId(),
                        transfer.target(),
                        document.version() + 1,
                        document.content().fileSize(),
                        transfer.finalise(),
                        transfer.requestedAt()));
    }

    private static Decision remove(
            RemoveCopy remove, Document document, @Nullable Transfer departure) {
        if (departure == null
                || !isOf(departure, remove)
                || !departure.hasLeft(remove.elementId())) {
            return refuse(remove, Refusal.NOT_HERE, document.version());
        }
        return new Remove(
                new FileCopyRemoved(
                        document.fileId(),
                        document.tenant(),
                        remove.elementId(),
                        departure.request().to(),
                        departure.request().version(),
                        remove.requestedAt(),
                        remove.commandId()));
    }

    /// The answer that `command` has no effect.
    static Refuse refuse(FileCommand command, Refusal why, @Nullable Long version) {
        return new Refuse(
                new CommandRejected(
                        command.fileId(),
                        command.tenant(),
                        command.commandId(),
                        why,
                        version,
                        command.requestedAt(),
                        command instanceof ExpireFile expire ? expire.copyOf() : null));
    }
}
