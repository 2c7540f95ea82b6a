package org.artstore.worker.drain;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.id.ElementId;
import org.artstore.starter.placement.Elements;
import org.artstore.starter.placement.SequentialFill;

import java.util.Optional;
import java.util.OptionalLong;

/// Finds other elements by the rule by which documents find their element.
record DrainTargets(Elements elements, SequentialFill fill) {

    /// Where a document of the element `from` can go now, if anywhere.
    Optional<ElementId> find(Document document, ElementId from) {
        var others =
                elements.candidates().stream()
                        .filter(it -> !it.element().elementId().equals(from))
                        .toList();
        var length = OptionalLong.of(document.content().fileSize());
        return fill.find(others, document.retention().policy(), length)
                .map(StorageElement::elementId);
    }
}
