package org.artstore.starter.access;

import java.io.IOException;

/// The issuer's keys are not known and cannot be fetched now.
final class KeysUnavailable extends IOException {

    private static final long serialVersionUID = 1L;

    KeysUnavailable(String message) {
        super(message);
    }
}
