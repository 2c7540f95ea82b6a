package org.artstore.worker.s3;

import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.attr.AttrRejected;
import org.artstore.schemas.document.Content;
import org.artstore.schemas.document.Location;
import org.artstore.schemas.document.Sha256;
import org.artstore.worker.catalog.CommittedName;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.store.PreparedCommit;
import org.artstore.worker.store.StoreUnavailable;

import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

import java.nio.file.Path;
import java.util.Map;

/// Commits one sealed upload: its bytes, its block checksums, and last its attr.json, which is the
/// commit point. Each is written only if nothing is there; what is there already was left by an
/// attempt that got no answer, or by another worker that reads the same journal, and is compared.
final class S3Commit {

    /// The digest of an object's bytes, as the store keeps it beside them.
    static final String DIGEST = "sha256";

    private final S3Bucket bucket;
    private final S3Settings settings;
    private final ElementDirectory scratch;
    private final PreparedCommit commit;

    S3Commit(
            S3Bucket bucket, S3Settings settings, ElementDirectory scratch, PreparedCommit commit) {
        this.bucket = bucket;
        this.settings = settings;
        this.scratch = scratch;
        this.commit = commit;
    }

    /// Returns when it is committed.
    void run() {
        writeBytes();
        var blocks = commit.upload().blockChecksums();
        if (blocks != null) {
            bucket.write(
                    key() + ElementDirectory.BLOCKS_SUFFIX,
                    AsyncRequestBody.fromBytes(blocks),
                    it -> it.checksumSHA256(S3Bucket.checksum(Sha256.of(blocks))));
        }
        writeAttr();
    }

    private void writeBytes() {
        if (commit.contentBytes() >= settings.partSize().toBytes()) {
            var object = new PartwiseObject(bucket, key(), checksum().hex());
            if (!object.isThere(content())) {
                new PartwiseUpload(object, staged(), content(), settings).run();
            }
            if (object.abortAll() && !object.isThere(content())) {
                throw new StoreUnavailable("has gone with the parts of another attempt: " + key());
            }
        } else {
            writeAtOnce();
        }
    }

    /// Another object in its place was never committed: its attr.json was looked for before.
    private void writeAtOnce() {
        var object = new PartwiseObject(bucket, key(), checksum().hex());
        if (!bucket.create(key(), bytes(), this::described) && !object.isThere(content())) {
            bucket.write(key(), bytes(), this::described);
        }
    }

    private AsyncRequestBody bytes() {
        var inOneRecord = commit.upload().bytes();
        if (inOneRecord != null) {
            return AsyncRequestBody.fromBytes(inOneRecord);
        }
        ScratchFile.require(staged(), content());
        return AsyncRequestBody.fromFile(staged());
    }

    private Path staged() {
        return scratch.stagedBytes(commit.fileId());
    }

    private Content content() {
        return commit.document().content();
    }

    private PutObjectRequest.Builder described(PutObjectRequest.Builder request) {
        return request.contentLength(commit.contentBytes())
                .checksumSHA256(S3Bucket.checksum(checksum()))
                .metadata(Map.of(DIGEST, checksum().hex()));
    }

    private Sha256 checksum() {
        return commit.document().content().checksum();
    }

    private void writeAttr() {
        var key = attrKey(commit.document().location());
        if (bucket.create(key, commit.attr())) {
            return;
        }
        var there =
                bucket.get(key)
                        .orElseThrow(() -> new StoreUnavailable("there and not there: " + key));
        if (!isSame(there.asByteArrayUnsafe())
                && !bucket.replace(key, commit.attr(), there.response().eTag())) {
            throw new StoreUnavailable("somebody else writes " + key);
        }
    }

    /// An attr.json that is damaged, or of other bytes, is no commit of this upload.
    private boolean isSame(byte[] attr) {
        try {
            var said = AttrJson.read(attr).document();
            return said.fileId().equals(commit.fileId())
                    && said.content().checksum().equals(checksum());
        } catch (AttrRejected.Damaged _) {
            return false;
        }
    }

    private String key() {
        return commit.document().location().key();
    }

    static String attrKey(Location location) {
        return CommittedName.attrOf(location.key());
    }
}
