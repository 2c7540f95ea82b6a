package org.artstore.worker.s3;

import org.artstore.schemas.attr.Blocks;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.fixity.Check;
import org.artstore.worker.fixity.Damaged;
import org.artstore.worker.fixity.StoredBlocks;
import org.artstore.worker.fixity.WholeCheck;
import org.artstore.worker.store.CommittedFile;
import org.artstore.worker.store.StoredBytes;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/// The bytes of a file in a bucket. They are fetched in windows that are checked here: a store says
/// the checksum of a whole object only, if at all, and readers ask for ranges.
final class S3Bytes implements StoredBytes.Remote {

    /// As much as a file without block checksums has at most; a multiple of every block size.
    private static final int WINDOW = (int) Blocks.WHOLE_FILE_BYTES;

    private final S3Bucket bucket;
    private final CommittedFile file;
    private final String key;
    private final @Nullable StoredBlocks blocks;

    private S3Bytes(S3Bucket bucket, CommittedFile file, @Nullable StoredBlocks blocks) {
        this.bucket = bucket;
        this.file = file;
        this.key = file.location().key();
        this.blocks = blocks;
    }

    /// Nothing but the block checksums has been read yet.
    ///
    /// @throws Damaged when these are not what was stored
    static S3Bytes of(S3Bucket bucket, CommittedFile file) {
        var said = file.attr().blocks();
        if (said != null) {
            var key = file.location().key() + ElementDirectory.BLOCKS_SUFFIX;
            var stored = bucket.get(key).orElseThrow(() -> new Damaged("is missing: " + key));
            var blocks = new StoredBlocks(said, stored.asByteArrayUnsafe(), key);
            return new S3Bytes(bucket, file, blocks);
        }
        if (file.document().content().fileSize() > WINDOW) {
            throw new Damaged("has no block checksums: " + file.location().key());
        }
        return new S3Bytes(bucket, file, null);
    }

    @Override
    public long window() {
        return WINDOW;
    }

    @Override
    public CompletableFuture<byte[]> fetch(long start, long end) {
        long from = blocks == null ? 0 : blocks.start(start);
        long to = blocks == null ? size() : blocks.end(end, size());
        return bucket.fetch(key, "bytes=" + from + "-" + (to - 1))
                .handle(
                        (answer, failure) -> {
                            if (failure != null && S3Answers.isNotThere(failure)) {
                                throw new Damaged("is missing: " + key);
                            }
                            var bytes = S3Answers.checked(answer, failure, key).asByteArrayUnsafe();
                            requireIntact(bytes, from, to);
                            return Arrays.copyOfRange(
                                    bytes, (int) (start - from), (int) (end - from));
                        });
    }

    private void requireIntact(byte[] bytes, long from, long to) {
        if (bytes.length != to - from) {
            throw new Damaged("ends at " + (from + bytes.length) + " instead of " + to);
        }
        Check check =
                blocks == null
                        ? new WholeCheck(file.document().content(), key)
                        : blocks.checkFrom(from);
        check.update(bytes, 0, bytes.length);
        check.end();
    }

    @Override
    public void read(long start, long end, Sink sink) {
        long at = start;
        while (at < end) {
            long windowEnd = Math.min((at / WINDOW + 1) * WINDOW, end);
            var bytes = S3Answers.of(fetch(at, windowEnd));
            sink.take(bytes, bytes.length);
            at = windowEnd;
        }
    }

    private long size() {
        return file.document().content().fileSize();
    }
}
