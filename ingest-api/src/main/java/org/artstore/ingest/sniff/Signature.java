package org.artstore.ingest.sniff;

import org.apache.tika.mime.MediaType;

/// What the first bytes of a document are, whatever it is called.
public record Signature(MediaType type) {

    /// Of bytes that say nothing.
    public static final Signature NONE = new Signature(MediaType.OCTET_STREAM);

    boolean saysNothing() {
        return type.equals(MediaType.OCTET_STREAM);
    }
}
