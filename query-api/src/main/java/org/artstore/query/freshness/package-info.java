/// Reads that must know a write of which the client has a receipt. Promise: such a read is answered
/// by what has applied the write, or refused within a bound with how far it is; however many wait,
/// the index is asked by one.
@NullMarked
package org.artstore.query.freshness;

import org.jspecify.annotations.NullMarked;
