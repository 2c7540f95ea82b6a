package org.artstore.ingest.resume;

import org.artstore.ingest.description.ContentTypes;
import org.artstore.ingest.sniff.Sniffer;
import org.artstore.schemas.document.Sniffed;
import org.artstore.schemas.upload.UploadEvent.UploadCreated;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// What the first bytes of an upload say of its type, if this request brings them.
final class FirstBytes {

    private final Sniffer sniffer;
    private final UploadCreated created;
    private final @Nullable Sniffed earlier;
    private boolean awaited;
    private volatile @Nullable Sniffed sniffed;

    /// @param offset at which the request begins
    /// @param earlier what is known of them already, if anything
    FirstBytes(Sniffer sniffer, UploadCreated created, long offset, @Nullable Sniffed earlier) {
        this.earlier = earlier;
        this.sniffer = sniffer;
        this.created = created;
        this.awaited = offset == 0;
    }

    /// Takes note of a chunk, each in its turn.
    void see(byte[] chunk) {
        var name = created.filename();
        if (awaited && name != null) {
            sniffed = sniffer.compare(sniffer.read(chunk), name, claim());
        }
        awaited = false;
    }

    /// What the document is, as far as anybody knows by now.
    String contentType() {
        var found = sniffed == null ? earlier : sniffed;
        return found == null ? claim() : found.type();
    }

    private String claim() {
        return Objects.requireNonNullElse(created.contentType(), ContentTypes.UNKNOWN);
    }

    @Nullable Sniffed sniffed() {
        return sniffed;
    }
}
