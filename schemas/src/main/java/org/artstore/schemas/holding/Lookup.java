package org.artstore.schemas.holding;

import org.artstore.schemas.id.FileId;

import java.util.List;

/// A question for some documents and restored copies, wherever they are.
public record Lookup(List<FileId> fileIds) {

    /// The most that are asked for at once.
    public static final int MOST = 1_000;

    public Lookup {
        fileIds = List.copyOf(fileIds);
    }
}
