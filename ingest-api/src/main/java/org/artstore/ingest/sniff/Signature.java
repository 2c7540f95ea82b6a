package org.artstore.ingest.sniff;

import org.apache.tika.mime.MediaType;
import org.artstore.schemas.document.Sniffed;
import org.jspecify.annotations.Nullable;

/// What the first bytes of a document are, whatever it is called.
public record Signature(MediaType type) {

    /// Of bytes that say nothing.
    public static final Signature NONE = new Signature(MediaType.OCTET_STREAM);

    /// Of bytes of which this was told before.
    public static Signature of(@Nullable Sniffed told) {
        var type = told == null ? null : MediaType.parse(told.type());
        return type == null ? NONE : new Signature(type);
    }

    boolean saysNothing() {
        return type.equals(MediaType.OCTET_STREAM);
    }
}
