package org.artstore.worker.content;

import org.artstore.schemas.attr.AttrRejected;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.catalog.CommittedFile;
import org.artstore.worker.element.OwnElements;
import org.artstore.worker.element.ServedElement;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// Finds content among the elements of this worker. It blocks.
final class ContentStore {

    private final OwnElements elements;

    ContentStore(OwnElements elements) {
        this.elements = elements;
    }

    /// @throws ContentRejected when it is not to be sent
    Delivery open(FileId file, @Nullable String rangeHeader) {
        for (ServedElement element : elements.served()) {
            var found = find(element, file);
            if (found.isPresent()) {
                if (!element.mode().readable()) {
                    throw new ContentRejected.ModeForbids(element.mode());
                }
                return Delivery.of(found.get(), rangeHeader);
            }
        }
        if (!elements.areAllServed()) {
            throw new ContentRejected.Offline(file);
        }
        throw new ContentRejected.Unknown(file.toString());
    }

    private static Optional<CommittedFile> find(ServedElement element, FileId file) {
        try {
            return element.catalog().find(file);
        } catch (AttrRejected refusal) {
            throw new ContentRejected.Damaged("attr.json of " + file + ": " + refusal.getMessage());
        }
    }
}
