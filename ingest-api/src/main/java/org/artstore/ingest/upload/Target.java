package org.artstore.ingest.upload;

import org.artstore.ingest.placement.Place;
import org.artstore.ingest.placement.Placement;
import org.artstore.schemas.document.RetentionPolicy;
import org.artstore.schemas.id.ElementId;
import org.jspecify.annotations.Nullable;

import java.util.OptionalLong;

/// The element of one upload: chosen once, when it is first needed, and released for good.
final class Target {

    private final Placement placement;
    private @Nullable Place place;
    private boolean released;

    Target(Placement placement) {
        this.placement = placement;
    }

    /// The element, chosen now if it has not been.
    ///
    /// @throws org.artstore.ingest.refusal.UploadRefused when there is none
    synchronized ElementId reserve(RetentionPolicy policy, OptionalLong length) {
        var chosen = place == null ? placement.reserve(policy, length) : place;
        place = chosen;
        if (released) {
            chosen.release();
        }
        return chosen.element();
    }

    synchronized boolean accepts(RetentionPolicy policy) {
        return place != null && place.accepts(policy);
    }

    synchronized void release() {
        released = true;
        if (place != null) {
            place.release();
        }
    }
}
