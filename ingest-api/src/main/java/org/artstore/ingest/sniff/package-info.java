/// What the first bytes of a document say of its type. Promise: bytes are looked at, never parsed
/// as documents; what a client says of its document holds, and a contradiction is told beside it.
@NullMarked
package org.artstore.ingest.sniff;

import org.jspecify.annotations.NullMarked;
