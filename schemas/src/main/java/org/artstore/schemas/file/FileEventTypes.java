package org.artstore.schemas.file;

import org.artstore.schemas.event.EventType;
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

import java.util.List;

/// The names of the events of the file log.
final class FileEventTypes {

    static final List<EventType<FileEvent>> ALL =
            List.of(
                    new EventType<>("artstore.file.stored.v1", FileStored.class),
                    new EventType<>("artstore.file.changed.v1", FileChanged.class),
                    new EventType<>("artstore.file.deleted.v1", FileDeleted.class),
                    new EventType<>("artstore.file.moved.v1", FileMoved.class),
                    new EventType<>("artstore.file.copy-removed.v1", FileCopyRemoved.class),
                    new EventType<>("artstore.file.expired.v1", FileExpired.class),
                    new EventType<>(
                            "artstore.file.restore-requested.v1", FileRestoreRequested.class),
                    new EventType<>("artstore.file.restored.v1", FileRestored.class),
                    new EventType<>("artstore.file.restore-ended.v1", FileRestoreEnded.class),
                    new EventType<>("artstore.file.rejected.v1", UploadRejected.class),
                    new EventType<>("artstore.file.command-rejected.v1", CommandRejected.class),
                    new EventType<>("artstore.file.verified.v1", FileVerified.class),
                    new EventType<>("artstore.file.damaged.v1", FileDamaged.class));

    private FileEventTypes() {}
}
