package org.artstore.worker.element;

/// Somebody else has the element: it is in use, only not here.
final class ElementTaken extends ElementUnusable {

    private static final long serialVersionUID = 1L;

    ElementTaken(String reason) {
        super(reason);
    }
}
