package org.artstore.query.archive;

/// It cannot be noted now that somebody wants a document.
final class RequestNotKept extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RequestNotKept(Throwable cause) {
        super("the request was not kept", cause);
    }
}
