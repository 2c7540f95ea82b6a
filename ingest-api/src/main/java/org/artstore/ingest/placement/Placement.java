package org.artstore.ingest.placement;

import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.document.RetentionPolicy;
import org.artstore.schemas.element.Compression;
import org.artstore.schemas.id.ElementId;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Chooses the element of each new document and remembers what has been promised.
public final class Placement {

    private final Elements elements;
    private final SequentialFill fill;

    Placement(Elements elements, SequentialFill fill) {
        this.elements = elements;
        this.fill = fill;
    }

    /// Room for a document of `length` bytes; nothing is reserved when that is not known.
    ///
    /// @throws UploadRefused when no element can take it
    public synchronized Place reserve(RetentionPolicy policy, OptionalLong length) {
        var element = fill.choose(elements.candidates(), policy, length);
        long bytes = length.orElse(0);
        elements.promise(element.elementId(), bytes);
        return new Place(element, () -> elements.promise(element.elementId(), -bytes));
    }

    /// How compressible documents are to travel to an element, if anybody said so.
    public Optional<Compression> compression(ElementId element) {
        return elements.compression(element);
    }

    /// The retentions for which there is no room now.
    List<RetentionPolicy> refused() {
        var candidates = elements.candidates();
        return Arrays.stream(RetentionPolicy.values())
                .filter(policy -> fill.find(candidates, policy, OptionalLong.of(1)).isEmpty())
                .toList();
    }
}
