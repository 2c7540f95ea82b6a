package org.artstore.worker.forward;

import org.artstore.schemas.document.RetentionPolicy;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.id.ElementId;
import org.artstore.starter.placement.Elements;
import org.artstore.starter.placement.SequentialFill;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Finds the element that takes over, by the rule by which documents find their element.
record Targets(Elements elements, SequentialFill fill) {

    /// The next element of the kind of `from`, if one has room.
    ///
    /// @param left elements that have given the upload away before
    Optional<ElementId> find(ElementId from, Set<ElementId> left, OptionalLong length) {
        return elements.registration(from)
                .flatMap(registration -> find(registration, left, length))
                .map(StorageElement::elementId);
    }

    private Optional<StorageElement> find(
            StorageElement from, Set<ElementId> left, OptionalLong length) {
        var others =
                elements.candidates().stream()
                        .filter(it -> !it.element().elementId().equals(from.elementId()))
                        .filter(it -> !left.contains(it.element().elementId()))
                        .toList();
        return fill.find(others, retention(from.mode()), length);
    }

    /// What the mode says now, or said before the element was closed to uploads. The upload itself
    /// need not know: parts of a document to come do not.
    private static RetentionPolicy retention(ElementMode mode) {
        return switch (mode) {
            case EDIT -> RetentionPolicy.TEMPORARY;
            case RW, RO, AR -> RetentionPolicy.PERMANENT;
        };
    }
}
