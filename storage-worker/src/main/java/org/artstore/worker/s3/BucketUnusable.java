package org.artstore.worker.s3;

/// A bucket cannot be the place of an element as it is; an operator has to see to it.
public final class BucketUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BucketUnusable(String reason) {
        super(reason);
    }
}
