package org.artstore.schemas.attr;

/// An attr.json cannot be written, or must not be trusted.
public abstract sealed class AttrRejected extends RuntimeException {

    private AttrRejected(String message) {
        super(message);
    }

    /// What is known of the document does not fit [AttrJson#MAX_BYTES].
    public static final class TooLarge extends AttrRejected {
        private final int size;

        TooLarge(int size) {
            super("attributes take " + size + " bytes of at most " + AttrJson.MAX_BYTES);
            this.size = size;
        }

        /// The bytes it would take.
        public int size() {
            return size;
        }
    }

    /// The digest does not match, or the text is no JSON.
    public static final class Damaged extends AttrRejected {
        Damaged(String detail) {
            super(detail);
        }
    }

    /// Written by a version that this one does not know.
    public static final class UnknownVersion extends AttrRejected {
        UnknownVersion(String version) {
            super("unknown schema_version " + version);
        }
    }
}
