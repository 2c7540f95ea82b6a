package org.artstore.worker.command;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.file.FileEvent.CommandRejected.Refusal;
import org.artstore.schemas.file.FileEvent.FileRestoreEnded;
import org.artstore.schemas.journal.FileCommand;
import org.artstore.schemas.journal.FileCommand.ExpireFile;

import java.time.Instant;
import java.util.Objects;

/// What is to be done about a command to a restored copy. It takes no other than to go when its
/// time is over: whatever else is wanted is wanted of the document, which is not here. What forbids
/// the deletion of the document does not keep the copy, for the document stays.
final class CopyDecision {

    private CopyDecision() {}

    static Decision decide(FileCommand command, Document copy, ElementMode mode, Instant now) {
        if (!(command instanceof ExpireFile expire) || !expire.tenant().equals(copy.tenant())) {
            return Decision.refuse(command, Refusal.NOT_HERE, null);
        }
        if (expire.version() != copy.version()) {
            return Decision.refuse(expire, Refusal.VERSION_DIFFERS, copy.version());
        }
        var end = copy.retention().expiresAt();
        if (end == null || end.isAfter(Decision.earlier(expire.requestedAt(), now))) {
            return Decision.refuse(expire, Refusal.NOT_EXPIRED, copy.version());
        }
        return mode.deletes()
                ? new Decision.End(ended(expire, copy))
                : Decision.refuse(expire, Refusal.MODE_NOT_ALLOWED, copy.version());
    }

    private static FileRestoreEnded ended(ExpireFile expire, Document copy) {
        var of = Objects.requireNonNull(copy.copyOf(), "a copy says of what");
        return new FileRestoreEnded(
                of.fileId(),
                copy.tenant(),
                copy.location().elementId(),
                copy.fileId(),
                of.version(),
                expire.requestedAt(),
                expire.commandId());
    }

    /// It has gone before.
    static Decision decide(FileCommand command, FileRestoreEnded event) {
        return command instanceof ExpireFile && command.tenant().equals(event.tenant())
                ? new Decision.EndedBefore(event)
                : Decision.refuse(command, Refusal.NOT_HERE, null);
    }
}
