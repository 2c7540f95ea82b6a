package org.artstore.ingest.placement;

import org.artstore.schemas.document.RetentionPolicy;
import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.id.ElementId;

import java.util.concurrent.atomic.AtomicBoolean;

/// Room for one upload on an element, kept until it is released.
public final class Place {

    private final StorageElement element;
    private final Runnable release;
    private final AtomicBoolean released = new AtomicBoolean();

    Place(StorageElement element, Runnable release) {
        this.element = element;
        this.release = release;
    }

    public ElementId element() {
        return element.elementId();
    }

    /// Whether documents of this retention may lie here.
    public boolean accepts(RetentionPolicy policy) {
        return element.mode().accepts(policy);
    }

    /// Gives the room back; more than once does no harm.
    public void release() {
        if (released.compareAndSet(false, true)) {
            release.run();
        }
    }
}
