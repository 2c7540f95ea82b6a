package org.artstore.auth.element;

import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.id.ElementId;

/// Something that cannot be done with an element.
abstract sealed class ElementRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ElementId element;

    private ElementRejected(String message, ElementId element) {
        super(message, null, false, false);
        this.element = element;
    }

    /// The element that it is about.
    final ElementId element() {
        return element;
    }

    /// None has this id.
    static final class Unknown extends ElementRejected {

        private static final long serialVersionUID = 1L;

        Unknown(ElementId id) {
            super("no element " + id, id);
        }
    }

    /// Another one has this id.
    static final class Exists extends ElementRejected {

        private static final long serialVersionUID = 1L;

        Exists(ElementId id) {
            super("element exists: " + id, id);
        }
    }

    /// Its place is, holds or lies in that of this other element.
    static final class PlaceInUse extends ElementRejected {

        private static final long serialVersionUID = 1L;

        private final StorageElement.Kind kind;

        PlaceInUse(StorageElement other) {
            super("place in use by " + other.elementId(), other.elementId());
            this.kind = other.kind();
        }

        StorageElement.Kind kind() {
            return kind;
        }
    }

    /// It has a mode after which this one does not come.
    static final class InvalidTransition extends ElementRejected {

        private static final long serialVersionUID = 1L;

        private final ElementMode from;
        private final ElementMode target;

        InvalidTransition(ElementId id, ElementMode from, ElementMode target) {
            super("from " + from + " to " + target + ": " + id, id);
            this.from = from;
            this.target = target;
        }

        ElementMode from() {
            return from;
        }

        ElementMode target() {
            return target;
        }
    }
}
