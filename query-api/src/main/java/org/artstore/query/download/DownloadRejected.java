package org.artstore.query.download;

/// Bytes are not sent, or not to their end.
abstract sealed class DownloadRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private DownloadRejected(String message) {
        super(message, null, false, false);
    }

    /// The document ends before the range that was asked for begins.
    static final class RangeNotSatisfiable extends DownloadRejected {

        private static final long serialVersionUID = 1L;
        private final long size;

        RangeNotSatisfiable(long size) {
            super("range beyond the end");
            this.size = size;
        }

        long size() {
            return size;
        }
    }

    /// The worker that holds the bytes does not answer, or not as it should.
    static final class WorkerUnavailable extends DownloadRejected {

        private static final long serialVersionUID = 1L;

        WorkerUnavailable() {
            super("the worker is not available");
        }
    }

    /// The bytes on the element are not those of the document.
    static final class Damaged extends DownloadRejected {

        private static final long serialVersionUID = 1L;

        Damaged() {
            super("the document is damaged");
        }
    }

    /// The bytes are offline, and the worker knew it first.
    static final class Archived extends DownloadRejected {

        private static final long serialVersionUID = 1L;

        Archived() {
            super("the bytes are offline");
        }
    }

    /// The element does not hold the document.
    static final class Gone extends DownloadRejected {

        private static final long serialVersionUID = 1L;

        Gone() {
            super("the bytes are gone");
        }
    }

    /// The stream ended early or late: the client's connection is cut. It has no cause on purpose:
    /// a worker's broken connection is not to be taken for the client's own.
    static final class Broken extends DownloadRejected {

        private static final long serialVersionUID = 1L;

        Broken(String finding) {
            super("the stream of bytes broke: " + finding);
        }
    }
}
