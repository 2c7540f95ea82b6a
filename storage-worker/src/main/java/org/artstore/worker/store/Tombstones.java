package org.artstore.worker.store;

import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.file.FileEvent.FileCopyRemoved;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileGone;

/// What stays for ever of a file that an element has no longer: the words in which that was told.
public final class Tombstones {

    private static final String ONLY_IF_MOVED = "moved_to";

    private Tombstones() {}

    public static byte[] write(FileGone event) {
        return EventJson.MAPPER.writeValueAsBytes(event);
    }

    public static FileGone read(byte[] json) {
        var tree = EventJson.MAPPER.readTree(json);
        return tree.has(ONLY_IF_MOVED)
                ? EventJson.MAPPER.treeToValue(tree, FileCopyRemoved.class)
                : EventJson.MAPPER.treeToValue(tree, FileDeleted.class);
    }
}
