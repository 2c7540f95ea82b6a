package org.artstore.worker.store;

import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.file.FileEvent.FileCopyRemoved;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileGone;
import org.artstore.schemas.file.FileEvent.FileRestoreEnded;

/// What stays for ever of a file that an element has no longer: the words in which that was told.
public final class Tombstones {

    private static final String ONLY_IF_MOVED = "moved_to";
    private static final String ONLY_OF_COPIES = "copy_id";

    private Tombstones() {}

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
