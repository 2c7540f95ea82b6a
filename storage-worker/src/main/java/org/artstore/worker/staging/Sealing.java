package org.artstore.worker.staging;

import org.artstore.schemas.attr.Blocks;
import org.artstore.schemas.document.Content;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.file.FileEvent.UploadRejected;
import org.artstore.schemas.file.FileEvent.UploadRejected.Reason;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.schemas.journal.JournalRecord.WholeUpload;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// The end of an upload: compares what came with what the client declared.
final class Sealing {

    private Sealing() {}

    /// An upload in one record, sealed when it was created.
    static Outcome whole(WholeUpload whole) {
        var opened = whole.opened();
        var sealedAt = opened.createdAt();
        int length = whole.bytes().length;
        var declared = opened.expectedLength();
        if (length == 0) {
            return rejected(
                    opened, Reason.LENGTH_MISMATCH, "a document has at least one byte", sealedAt);
        }
        if (declared != null && declared != length) {
            var detail = length + " bytes came, " + declared + " declared";
            return rejected(opened, Reason.LENGTH_MISMATCH, detail, sealedAt);
        }
        var digest = Sha256.of(whole.bytes());
        if (isAnother(digest, opened)) {
            return anotherDigest(opened, sealedAt);
        }
        var content = content(length, opened, digest);
        return new Outcome.Sealed(
                new SealedUpload(opened, content, whole.bytes(), blocks(whole.bytes())));
    }

    /// An upload of several records, all of whose bytes are there.
    static Outcome staged(UploadOpened opened, Fingerprint found, Instant sealedAt) {
        var digest = found.digest();
        if (isAnother(digest, opened)) {
            return anotherDigest(opened, sealedAt);
        }
        var content = content(found.size(), opened, digest);
        var blocks = found.size() > Blocks.WHOLE_FILE_BYTES ? found.blockChecksums() : null;
        return new Outcome.Sealed(new SealedUpload(opened, content, null, blocks));
    }

    private static Content content(long length, UploadOpened opened, Sha256 digest) {
        return new Content(length, opened.contentType(), opened.detectedContentType(), digest);
    }

    static Outcome rejected(UploadOpened opened, Reason reason, String detail, Instant sealedAt) {
        return new Outcome.Rejected(
                new UploadRejected(opened.fileId(), opened.tenant(), reason, detail, sealedAt));
    }

    private static Outcome anotherDigest(UploadOpened opened, Instant sealedAt) {
        return rejected(
                opened,
                Reason.DIGEST_MISMATCH,
                "the bytes are not those that were declared",
                sealedAt);
    }

    private static boolean isAnother(Sha256 digest, UploadOpened opened) {
        var declared = opened.expectedChecksum();
        return declared != null && !declared.equals(digest);
    }

    private static byte @Nullable [] blocks(byte[] bytes) {
        if (bytes.length <= Blocks.WHOLE_FILE_BYTES) {
            return null;
        }
        var blocks = new BlockChecksums();
        blocks.update(bytes, 0, bytes.length);
        return blocks.toBytes();
    }
}
