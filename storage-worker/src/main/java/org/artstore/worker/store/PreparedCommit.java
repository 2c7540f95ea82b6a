package org.artstore.worker.store;

import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.attr.Blocks;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.disk.Displaced;
import org.artstore.worker.staging.SealedUpload;
import org.jspecify.annotations.Nullable;

import java.util.OptionalLong;

/// A sealed upload that is to be committed, and the document that it becomes.
///
/// @param attr the bytes of its attr.json
@SuppressWarnings("ArrayRecordComponent")
public record PreparedCommit(SealedUpload upload, Document document, byte[] attr) {

    /// Nothing is written yet.
    ///
    /// @throws org.artstore.schemas.attr.AttrRejected.TooLarge when its attr.json does not fit
    public static PreparedCommit of(SealedUpload upload) {
        var document = document(upload);
        var attr = AttrJson.write(document, blocks(upload.blockChecksums()));
        return new PreparedCommit(upload, document, attr);
    }

    public FileId fileId() {
        return document.fileId();
    }

    /// In case the element has no room for it.
    public Displaced displaced() {
        return new Displaced(fileId(), OptionalLong.of(contentBytes()));
    }

    public long contentBytes() {
        return document.content().fileSize();
    }

    /// All that lies on the element for it.
    public long storedBytes() {
        int blocks = upload.blockChecksums() == null ? 0 : upload.blockChecksums().length;
        return contentBytes() + attr.length + blocks;
    }

    private static Document document(SealedUpload upload) {
        var opened = upload.opened();
        var arrival = opened.transfer();
        return new Document(
                opened.fileId(),
                opened.location(),
                opened.metadata(),
                upload.content(),
                opened.createdAt(),
                arrival == null ? opened.createdAt() : arrival.updatedAt(),
                opened.creator(),
                opened.tenant(),
                opened.version(),
                opened.retention(),
                opened.copyOf());
    }

    private static @Nullable Blocks blocks(byte @Nullable [] checksums) {
        return checksums == null
                ? null
                : new Blocks(Blocks.CRC32C, Blocks.BLOCK_SIZE, Sha256.of(checksums));
    }
}
