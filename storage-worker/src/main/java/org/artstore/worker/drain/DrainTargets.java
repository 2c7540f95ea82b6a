package org.artstore.worker.drain;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.id.ElementId;
import org.artstore.starter.placement.Elements;
import org.artstore.starter.placement.SequentialFill;
import org.artstore.worker.forward.Forwarding;

import java.util.Optional;
import java.util.OptionalLong;

/// Finds other elements by the rule by which documents find their element.
record DrainTargets(Elements elements, Forwarding forwarding, SequentialFill fill) {

    /// Where a document of the element `from` can go now, if anywhere; not to one that gave it away
    /// when it was uploaded.
    Optional<ElementId> find(Document document, ElementId from) {
        var left = forwarding.left(document.fileId());
        var others =
                elements.candidates().stream()
                        .filter(it -> !it.element().elementId().equals(from))
                        .filter(it -> !left.contains(it.element().elementId()))
                        .toList();
        var length = OptionalLong.of(document.content().fileSize());
        return fill.find(others, document.retention().policy(), length)
                .map(StorageElement::elementId);
    }
}
