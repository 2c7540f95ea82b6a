package org.artstore.worker.store;

import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.file.FileEvent.FileCopyRemoved;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileGone;
import org.artstore.schemas.file.FileEvent.FileRestoreEnded;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;

/// What stays for ever of a file that an element has no longer: the words in which that was told.
public final class Tombstones {

    private static final String ONLY_IF_MOVED = "moved_to";
    private static final String ONLY_OF_COPIES = "copy_id";

    private Tombstones() {}

    /// Whether what the upload was to become is gone. What went to another element may come back as
    /// a later version.
    public static boolean isOver(UploadOpened upload, FileGone gone) {
        return !(gone instanceof FileCopyRemoved) || gone.version() >= upload.version();
    }

    public static byte[] write(FileGone event) {
        return EventJson.MAPPER.writeValueAsBytes(event);
    }

    public static FileGone read(byte[] json) {
        var tree = EventJson.MAPPER.readTree(json);
        if (tree.has(ONLY_OF_COPIES)) {
            return EventJson.MAPPER.treeToValue(tree, FileRestoreEnded.class);
        }
        return tree.has(ONLY_IF_MOVED)
                ? EventJson.MAPPER.treeToValue(tree, FileCopyRemoved.class)
                : EventJson.MAPPER.treeToValue(tree, FileDeleted.class);
    }
}
