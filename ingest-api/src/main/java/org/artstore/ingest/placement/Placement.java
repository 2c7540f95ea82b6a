package org.artstore.ingest.placement;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.document.RetentionPolicy;
import org.artstore.schemas.element.Compression;
import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.id.ElementId;
import org.artstore.starter.placement.Candidate;
import org.artstore.starter.placement.Elements;
import org.artstore.starter.placement.SequentialFill;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Chooses the element of each new document and remembers what has been promised.
public final class Placement {

    private final Elements elements;
    private final SequentialFill fill;
    private final Duration retryAfter;

    /// @param retryAfter what a client is told to wait when no element is online
    Placement(Elements elements, SequentialFill fill, Duration retryAfter) {
        this.elements = elements;
        this.fill = fill;
        this.retryAfter = retryAfter;
    }

    /// Room for a document of `length` bytes; nothing is reserved when that is not known.
    ///
    /// @throws UploadRefused when no element can take it
    public synchronized Place reserve(RetentionPolicy policy, OptionalLong length) {
        var candidates = elements.candidates();
        var element =
                fill.find(candidates, policy, length)
                        .orElseThrow(() -> new UploadRefused(reason(candidates, policy)));
        long bytes = length.orElse(0);
        elements.promise(element.elementId(), bytes);
        return new Place(element, () -> elements.promise(element.elementId(), -bytes));
    }

    /// Where a document of `length` bytes would go now; nothing is reserved.
    ///
    /// @throws UploadRefused when no element can take it
    public ElementId find(RetentionPolicy policy, long length) {
        var candidates = elements.candidates();
        return fill.find(candidates, policy, OptionalLong.of(length))
                .map(StorageElement::elementId)
                .orElseThrow(() -> new UploadRefused(reason(candidates, policy)));
    }

    /// How compressible documents are to travel to an element, if anybody said so.
    public Optional<Compression> compression(ElementId element) {
        return elements.registration(element).map(StorageElement::compression);
    }

    private Refusal reason(List<Candidate> candidates, RetentionPolicy policy) {
        return fill.isAnyReachable(candidates, policy)
                ? new Refusal.NoRoom()
                : new Refusal.NoElement(retryAfter);
    }

    /// The retentions for which there is no room now.
    List<RetentionPolicy> refused() {
        var candidates = elements.candidates();
        return Arrays.stream(RetentionPolicy.values())
                .filter(policy -> fill.find(candidates, policy, OptionalLong.of(1)).isEmpty())
                .toList();
    }
}
