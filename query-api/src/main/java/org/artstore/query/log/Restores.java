package org.artstore.query.log;

import org.artstore.query.index.Copy;
import org.artstore.query.index.RestoredCopy;
import org.artstore.schemas.file.FileEvent.FileRestoreEnded;
import org.artstore.schemas.file.FileEvent.FileRestoreRequested;
import org.artstore.schemas.file.FileEvent.FileRestored;
import org.artstore.schemas.id.FileId;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The archived copies that somebody wants, and the restored ones that operators have brought:
/// those that the index knows when this process begins to follow the log, and what the log says
/// from there on. As many as operators can bring.
public final class Restores {

    private final Set<Copy> requested = ConcurrentHashMap.newKeySet();
    private final Map<FileId, RestoredCopy> restored = new ConcurrentHashMap<>();

    /// Whether somebody wants it already.
    public boolean contains(Copy copy) {
        return requested.contains(copy);
    }

    /// From where the bytes of an archived document can be read now, if they can.
    Optional<Copy> restored(FileId file) {
        return Optional.ofNullable(restored.get(file)).map(RestoredCopy::copy);
    }

    void add(Copy copy) {
        requested.add(copy);
    }

    /// Of several copies the one that lasts longest is read.
    void add(RestoredCopy copy) {
        restored.merge(copy.of(), copy, (known, next) -> next.outlasts(known) ? next : known);
    }

    /// Somebody wants it from here on.
    public void learn(FileRestoreRequested event) {
        requested.add(new Copy(event.fileId(), event.elementId()));
    }

    /// Whoever wanted it has it.
    void learn(FileRestored event) {
        add(
                new RestoredCopy(
                        event.fileId(),
                        new Copy(event.copyId(), event.elementId()),
                        event.expiresAt()));
        requested.remove(new Copy(event.fileId(), event.archivedOn()));
    }

    void learn(FileRestoreEnded event) {
        restored.computeIfPresent(
                event.fileId(),
                (_, known) -> known.copy().fileId().equals(event.copyId()) ? null : known);
    }

    int size() {
        return requested.size();
    }

    int restored() {
        return restored.size();
    }
}
