/// Bodies that come in a content coding (RFC 9110, 8.4). Promise: what comes out is what went into
/// the coding, to its end, or the request is refused; it is made piece by piece, each when it is
/// asked for, and never much more of it than came.
@NullMarked
package org.artstore.ingest.coding;

import org.jspecify.annotations.NullMarked;
