package org.artstore.index.expiry;

import java.util.OptionalLong;

/// Where the file log ends.
@FunctionalInterface
interface LogEnds {

    /// The offset behind the last record of a partition now; empty when it cannot be known now.
    OptionalLong of(int partition);
}
