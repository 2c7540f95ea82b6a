package org.artstore.worker.element;

import java.io.IOException;

/// An element cannot be opened now; it can be later, when an operator has seen to it.
sealed class ElementUnusable extends RuntimeException permits ElementTaken {

    private static final long serialVersionUID = 1L;

    ElementUnusable(String reason) {
        super(reason);
    }

    ElementUnusable(String reason, IOException cause) {
        super(reason, cause);
    }
}
