/// Cuts a body into the records of a journal. Promise: each byte is copied once, from the socket's
/// buffer into its record, or once more if it came among few; the memory that is held is about as
/// large as the bytes in it; every buffer is released.
@NullMarked
package org.artstore.ingest.chunk;

import org.jspecify.annotations.NullMarked;
