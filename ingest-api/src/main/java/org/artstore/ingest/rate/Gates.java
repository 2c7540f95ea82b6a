package org.artstore.ingest.rate;

import org.artstore.schemas.account.AccountLimits;
import org.jspecify.annotations.Nullable;

/// What the requests and the bytes of one account go through.
///
/// @param limits for which they were made
/// @param bytes null when there is no limit
record Gates(AccountLimits limits, RequestGate requests, @Nullable ByteGate bytes) {

    /// Nobody waits here any more.
    void open() {
        if (bytes != null) {
            bytes.open();
        }
    }
}
