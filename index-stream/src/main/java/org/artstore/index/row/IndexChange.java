package org.artstore.index.row;

import org.artstore.schemas.file.FileEvent;
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

import java.util.UUID;

/// What one record of the file log does to the index.
public sealed interface IndexChange {

    /// The document is as in `row`, unless a newer version is known.
    record Put(DocumentRow row) implements IndexChange {}

    /// This copy is damaged from here on, or no longer.
    record Mark(CopyState copy) implements IndexChange {}

    /// Somebody wants an archived document.
    record Ask(RestoreRequest request) implements IndexChange {}

    /// An archived document can be read from this copy; whoever wanted it has it.
    record Restore(RestoredCopy copy) implements IndexChange {}

    /// The copy of this id is gone.
    record EndRestore(UUID fileId, UUID copyId) implements IndexChange {}

    /// Nothing but the position.
    record None() implements IndexChange {}

    /// What `event` does.
    static IndexChange of(FileEvent event) {
        return switch (event) {
            case FileStored stored -> new Put(DocumentRow.of(stored.document()));
            case FileDamaged(var file, _, var element, _, _, _) ->
                    new Mark(CopyState.of(file, element, true));
            case FileVerified(var file, _, var element, _, var repaired, _) when repaired ->
                    new Mark(CopyState.of(file, element, false));
            case FileChanged changed -> new Put(DocumentRow.of(changed.document()));
            case FileDeleted deleted -> new Put(DocumentRow.of(deleted));
            case FileExpired(var deletion) -> new Put(DocumentRow.of(deletion));
            case FileRestoreRequested requested -> new Ask(RestoreRequest.of(requested));
            case FileRestored restored -> new Restore(RestoredCopy.of(restored));
            case FileRestoreEnded ended ->
                    new EndRestore(ended.fileId().value(), ended.copyId().value());
            case FileVerified _,
                    FileMoved _,
                    FileCopyRemoved _,
                    UploadRejected _,
                    CommandRejected _ ->
                    new None();
        };
    }
}
