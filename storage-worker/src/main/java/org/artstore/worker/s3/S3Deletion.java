package org.artstore.worker.s3;

import org.artstore.schemas.attr.Blocks;
import org.artstore.schemas.document.StorageName;
import org.artstore.schemas.file.FileEvent.FileGone;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.commit.CommitObserver;
import org.artstore.worker.store.CommittedFile;
import org.artstore.worker.store.Deletion;
import org.artstore.worker.store.Tombstones;

import software.amazon.awssdk.core.BytesWrapper;

import java.util.Optional;

/// Takes files away from a bucket. The order of the steps is what makes it safe:
///
/// 1. the tombstone is written, and a copy of the attr.json to the quarantine: they mean nothing
///    yet;
/// 2. the attr.json is removed. That is the point of deletion;
/// 3. the bytes stay where they are, without an attr.json no file, until the quarantine is over.
///
/// Tombstones stay for ever, so that nothing that comes again brings the file back.
final class S3Deletion {

    private static final String TOMBSTONES = ".deleted/";

    private final S3Bucket bucket;
    private final S3Quarantine quarantine;
    private final CommitObserver observer;

    S3Deletion(S3Bucket bucket, S3Quarantine quarantine, CommitObserver observer) {
        this.bucket = bucket;
        this.quarantine = quarantine;
        this.observer = observer;
    }

    void delete(Deletion deletion) {
        var said = Tombstones.write(deletion.event());
        bucket.write(tombstone(deletion.fileId()), said);
        withdraw(deletion.file());
    }

    /// Takes a file away without a word: it is another element's. An attempt that got no answer may
    /// have done it before.
    void withdraw(CommittedFile file) {
        var key = S3Commit.attrKey(file.location());
        bucket.get(key)
                .map(BytesWrapper::asByteArrayUnsafe)
                .ifPresent(
                        attr -> {
                            quarantine.keep(file.location(), attr);
                            bucket.delete(key);
                            observer.deleted(attr.length + bytesOf(file));
                        });
    }

    private static long bytesOf(CommittedFile file) {
        long size = file.document().content().fileSize();
        var blocks = file.attr().blocks();
        return blocks == null ? size : size + checksumBytes(blocks, size);
    }

    private static long checksumBytes(Blocks blocks, long size) {
        return (size + blocks.blockSize() - 1) / blocks.blockSize() * Integer.BYTES;
    }

    Optional<FileGone> find(FileId file) {
        return bucket.get(tombstone(file)).map(it -> Tombstones.read(it.asByteArrayUnsafe()));
    }

    private static String tombstone(FileId file) {
        return TOMBSTONES + StorageName.directory(file) + "/" + file + ".json";
    }
}
