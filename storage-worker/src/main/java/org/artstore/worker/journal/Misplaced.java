package org.artstore.worker.journal;

import org.artstore.schemas.forward.UploadForwarded.Reason;
import org.artstore.worker.disk.Displaced;

/// An upload is to be stored by another element though this one has room for it.
final class Misplaced extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Displaced upload;
    private final Reason reason;

    Misplaced(Displaced upload, Reason reason) {
        super(upload.fileId() + " cannot be stored here: " + reason.code());
        this.upload = upload;
        this.reason = reason;
    }

    Displaced upload() {
        return upload;
    }

    Reason reason() {
        return reason;
    }
}
