package org.artstore.worker.s3;

import software.amazon.awssdk.core.async.AsyncRequestBody;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/// Proves that a store honours the conditions of writes, on an object of its own: with one that
/// ignores them a file could be committed over another.
final class ConditionalWrites {

    private static final byte[] BYTES = "ArtStore".getBytes(StandardCharsets.UTF_8);
    private static final String OTHER_TAG = "\"d41d8cd98f00b204e9800998ecf8427e\"";

    private final S3Bucket bucket;
    private final String key = ".artstore/probe-" + UUID.randomUUID();

    ConditionalWrites(S3Bucket bucket) {
        this.bucket = bucket;
    }

    /// @throws BucketUnusable when it does not
    /// @throws org.artstore.worker.store.StoreUnavailable when that cannot be tried
    void require() {
        bucket.requireBucket();
        try {
            require(bucket.create(key, BYTES), "refuses to write a new object");
            require(!bucket.create(key, BYTES), "ignores If-None-Match when it writes an object");
            require(
                    !bucket.replace(key, BYTES, OTHER_TAG),
                    "ignores If-Match when it writes an object");
            require(isRefusedInParts(), "ignores If-None-Match when it puts parts together");
        } finally {
            bucket.delete(key);
        }
    }

    private boolean isRefusedInParts() {
        var object = new PartwiseObject(bucket, key, "");
        var id = object.begin().id();
        try {
            var body = AsyncRequestBody.fromBytes(BYTES);
            var part =
                    S3Answers.of(object.send(id, 1, BYTES.length, ScratchFile.crc32c(BYTES), body));
            return object.complete(id, List.of(part)) == PartwiseObject.Completion.OCCUPIED;
        } finally {
            object.abort(id);
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new BucketUnusable("the object store " + otherwise);
        }
    }
}
