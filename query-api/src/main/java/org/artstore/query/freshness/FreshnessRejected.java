package org.artstore.query.freshness;

import org.artstore.schemas.file.Receipt;

import java.util.OptionalLong;

/// A read is not answered, because what it must know is not known.
abstract sealed class FreshnessRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private FreshnessRejected(String message) {
        super(message, null, false, false);
    }

    /// The header is no receipt.
    static final class Malformed extends FreshnessRejected {

        private static final long serialVersionUID = 1L;

        Malformed() {
            super("not a receipt");
        }
    }

    /// The file log has no such event: it was replaced or rewound, or never had it.
    static final class NotInLog extends FreshnessRejected {

        private static final long serialVersionUID = 1L;
        private final transient Receipt receipt;
        private final boolean partitionMissing;

        NotInLog(Receipt receipt, boolean partitionMissing) {
            super("no such event");
            this.receipt = receipt;
            this.partitionMissing = partitionMissing;
        }

        Receipt receipt() {
            return receipt;
        }

        boolean isPartitionMissing() {
            return partitionMissing;
        }
    }

    /// The event was not applied in time.
    static final class Behind extends FreshnessRejected {

        private static final long serialVersionUID = 1L;
        private final transient Receipt receipt;
        private final long applied;

        /// @param applied how many events of the partition are, -1 if that could not be learned
        Behind(Receipt receipt, long applied) {
            super("the index is behind");
            this.receipt = receipt;
            this.applied = applied;
        }

        Receipt receipt() {
            return receipt;
        }

        OptionalLong applied() {
            return applied < 0 ? OptionalLong.empty() : OptionalLong.of(applied);
        }
    }

    /// Too many reads wait already.
    static final class TooManyWait extends FreshnessRejected {

        private static final long serialVersionUID = 1L;

        TooManyWait() {
            super("too many reads wait");
        }
    }
}
