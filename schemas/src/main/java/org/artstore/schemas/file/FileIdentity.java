package org.artstore.schemas.file;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.event.EventCodec.Identity;
import org.artstore.schemas.file.FileEvent.CommandRejected;
import org.artstore.schemas.file.FileEvent.FileChanged;
import org.artstore.schemas.file.FileEvent.FileCopyRemoved;
import org.artstore.schemas.file.FileEvent.FileDamaged;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileExpired;
import org.artstore.schemas.file.FileEvent.FileMoved;
import org.artstore.schemas.file.FileEvent.FileRestoreEnded;
import org.artstore.schemas.file.FileEvent.FileRestoreRequested;
import org.artstore.schemas.file.FileEvent.FileRestored;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.file.FileEvent.FileVerified;
import org.artstore.schemas.file.FileEvent.UploadRejected;
import org.artstore.schemas.id.CommandId;

/// What the events of the file log say of themselves in their envelopes. The key is that of the
/// document, also where it is about a copy.
final class FileIdentity {

    private FileIdentity() {}

    static Identity of(FileEvent event) {
        var file = event.fileId().toString();
        return switch (event) {
            case FileStored(Document document) -> of(document);
            case FileChanged(Document document, CommandId _) -> of(document);
            case FileDeleted deleted -> of(deleted);
            case FileExpired(FileDeleted deletion) -> of(deletion);
            case FileRestoreRequested(_, _, var element, _, _, var at) ->
                    new Identity(file + ":restore-requested:" + element + ":" + at, file, at);
            case FileRestored restored ->
                    new Identity(
                            file + ":restored:" + restored.copyId(), file, restored.restoredAt());
            case FileRestoreEnded ended ->
                    new Identity(file + ":restore-ended:" + ended.copyId(), file, ended.endedAt());
            case FileMoved moved ->
                    new Identity(file + ":moved:" + moved.version(), file, moved.movedAt());
            case FileCopyRemoved removed ->
                    new Identity(
                            file + ":removed:" + removed.elementId() + ":" + removed.version(),
                            file,
                            removed.removedAt());
            case UploadRejected rejected ->
                    new Identity(file + ":rejected", file, rejected.rejectedAt());
            case FileVerified(_, _, var element, _, _, var at) ->
                    new Identity(file + ":verified:" + element + ":" + at, file, at);
            case FileDamaged(_, _, var element, _, _, var at) ->
                    new Identity(file + ":damaged:" + element + ":" + at, file, at);
            case CommandRejected rejected ->
                    new Identity(
                            file + ":" + rejected.commandId() + ":rejected",
                            rejected.copyOf() == null ? file : rejected.copyOf().toString(),
                            rejected.rejectedAt());
        };
    }

    private static Identity of(Document document) {
        var file = document.fileId().toString();
        return new Identity(file + ":" + document.version(), file, document.updatedAt());
    }

    private static Identity of(FileDeleted deleted) {
        var file = deleted.fileId().toString();
        return new Identity(file + ":" + deleted.version(), file, deleted.deletedAt());
    }
}
