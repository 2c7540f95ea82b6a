package org.artstore.ingest.resume;

import org.artstore.ingest.description.ContentTypes;
import org.artstore.ingest.sniff.Sniffer;
import org.artstore.schemas.document.Sniffed;
import org.artstore.schemas.upload.UploadEvent.UploadCreated;
import org.jspecify.annotations.Nullable;

/// What the first bytes of an upload say of its type, if this request brings them.
final class FirstBytes {

    private final Sniffer sniffer;
    private final UploadCreated created;
    private boolean awaited;
    private volatile @Nullable Sniffed sniffed;

    /// @param offset at which the request begins
    FirstBytes(Sniffer sniffer, UploadCreated created, long offset) {
        this.sniffer = sniffer;
        this.created = created;
        this.awaited = offset == 0;
    }

    /// Takes note of a chunk, each in its turn.
    void see(byte[] chunk) {
        var name = created.filename();
        var claim = created.contentType();
        if (awaited && name != null) {
            var said = claim == null ? ContentTypes.UNKNOWN : claim;
            sniffed = sniffer.compare(sniffer.read(chunk), name, said);
        }
        awaited = false;
    }

    @Nullable Sniffed sniffed() {
        return sniffed;
    }
}
