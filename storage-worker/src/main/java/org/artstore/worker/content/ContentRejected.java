package org.artstore.worker.content;

import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.id.FileId;

/// Content is not served.
abstract sealed class ContentRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ContentRejected(String message) {
        super(message);
    }

    /// No element of this worker has the file.
    static final class Unknown extends ContentRejected {
        private static final long serialVersionUID = 1L;

        Unknown(String file) {
            super("no file " + file);
        }
    }

    /// An element of this worker had it; it was deleted.
    static final class Deleted extends ContentRejected {
        private static final long serialVersionUID = 1L;

        Deleted(FileId file) {
            super("deleted file " + file);
        }
    }

    /// An element of this worker that may have the file is not in use.
    static final class Offline extends ContentRejected {
        private static final long serialVersionUID = 1L;

        Offline(FileId file) {
            super("the element of " + file + " may be offline");
        }
    }

    /// The mode of the element forbids reading.
    static final class ModeForbids extends ContentRejected {
        private static final long serialVersionUID = 1L;
        private final ElementMode mode;

        ModeForbids(ElementMode mode) {
            super("mode " + mode);
            this.mode = mode;
        }

        ElementMode mode() {
            return mode;
        }
    }

    /// No byte of the file lies in the range.
    static final class OutOfRange extends ContentRejected {
        private static final long serialVersionUID = 1L;
        private final long size;

        OutOfRange(long size) {
            super("the file has " + size + " bytes");
            this.size = size;
        }

        long size() {
            return size;
        }
    }

    /// Nobody with the key has signed the link.
    static final class LinkForged extends ContentRejected {
        private static final long serialVersionUID = 1L;

        LinkForged() {
            super("a forged link");
        }
    }

    /// The link was good.
    static final class LinkExpired extends ContentRejected {
        private static final long serialVersionUID = 1L;

        LinkExpired() {
            super("an expired link");
        }
    }

    /// The client wants other bytes than the link is for.
    static final class OtherWanted extends ContentRejected {
        private static final long serialVersionUID = 1L;

        OtherWanted() {
            super("other bytes are wanted");
        }
    }

    /// What lies on the disk is not what was stored.
    static final class Damaged extends ContentRejected {
        private static final long serialVersionUID = 1L;

        Damaged(String what) {
            super(what);
        }

        static Damaged of(org.artstore.worker.fixity.Damaged damage) {
            return new Damaged(String.valueOf(damage.getMessage()));
        }
    }
}
