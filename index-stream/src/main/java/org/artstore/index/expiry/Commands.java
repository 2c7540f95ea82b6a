package org.artstore.index.expiry;

import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.FileCommand.ExpireFile;

import java.util.List;
import java.util.Set;

/// Where commands go.
@FunctionalInterface
interface Commands {

    /// Gives commands to the elements of their documents, and says which are durable there.
    Set<FileId> give(List<ExpireFile> commands);
}
