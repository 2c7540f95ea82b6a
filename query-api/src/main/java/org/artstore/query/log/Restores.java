package org.artstore.query.log;

import org.artstore.query.index.Copy;
import org.artstore.schemas.file.FileEvent.FileRestoreRequested;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The archived copies that somebody wants: those that the index knows when this process begins to
/// follow the log, and what the log says from there on. As many as operators can bring.
public final class Restores {

    private final Set<Copy> requested = ConcurrentHashMap.newKeySet();

    /// Whether somebody wants it already.
    public boolean contains(Copy copy) {
        return requested.contains(copy);
    }

    void add(Copy copy) {
        requested.add(copy);
    }

    /// Somebody wants it from here on.
    public void learn(FileRestoreRequested event) {
        requested.add(new Copy(event.fileId(), event.elementId()));
    }

    int size() {
        return requested.size();
    }
}
