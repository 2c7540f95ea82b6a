package org.artstore.query.log;

import org.artstore.query.index.Copy;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.DocumentView.Status;
import org.artstore.starter.placement.Elements;

import java.util.Optional;

/// What can be done with documents: as their elements are, and their copies.
public final class Statuses {

    private final Damages damages;
    private final Restores restores;
    private final Elements elements;

    Statuses(Damages damages, Restores restores, Elements elements) {
        this.damages = damages;
        this.restores = restores;
        this.elements = elements;
    }

    /// What can be done with a document.
    public Status of(Document document) {
        var copy = Copy.of(document);
        if (restored(document).isPresent()) {
            return Status.STORED;
        }
        if (damages.contains(copy)) {
            return Status.DAMAGED;
        }
        if (!isArchived(document)) {
            return Status.STORED;
        }
        return restores.contains(copy) ? Status.RESTORING : Status.ARCHIVED;
    }

    /// Whether its bytes are offline: by what the registry says of its element, and nobody has
    /// brought them.
    public boolean isOffline(Document document) {
        return isArchived(document) && restored(document).isEmpty();
    }

    /// From where the bytes of a document are read.
    public Copy source(Document document) {
        return restored(document).orElseGet(() -> Copy.of(document));
    }

    /// A restored copy that is damaged is none.
    private Optional<Copy> restored(Document document) {
        return isArchived(document)
                ? restores.restored(document.fileId()).filter(it -> !damages.contains(it))
                : Optional.empty();
    }

    private boolean isArchived(Document document) {
        return elements.registration(document.location().elementId())
                .map(element -> !element.mode().readable())
                .orElse(false);
    }
}
