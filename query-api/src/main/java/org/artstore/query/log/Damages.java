package org.artstore.query.log;

import org.artstore.query.index.Copy;
import org.artstore.schemas.file.FileEvent.FileDamaged;
import org.artstore.schemas.file.FileEvent.FileVerified;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The copies that are damaged: those that the index knows when this process begins to follow the
/// log, and what the log says from there on. Few, or an operator has other worries.
final class Damages {

    private final Set<Copy> copies = ConcurrentHashMap.newKeySet();

    boolean contains(Copy copy) {
        return copies.contains(copy);
    }

    void add(Copy copy) {
        copies.add(copy);
    }

    void learn(FileDamaged event) {
        copies.add(new Copy(event.fileId(), event.elementId()));
    }

    void learn(FileVerified event) {
        if (event.repaired()) {
            copies.remove(new Copy(event.fileId(), event.elementId()));
        }
    }

    int size() {
        return copies.size();
    }
}
