package org.artstore.worker.trim;

import org.artstore.schemas.id.FileId;

import java.util.Set;

/// The uploads of an element of which more may come.
public interface OpenUploads {

    /// Those that have begun here and have not ended.
    Set<FileId> staged();

    boolean isStaged(FileId file);

    /// Whether another element stores it: then its records are written again for that one, from the
    /// opening on.
    boolean isForwarded(FileId file);
}
