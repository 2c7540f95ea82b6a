/// Cuts a body into the records of a journal. Promise: each byte is copied once, from the socket's
/// buffer into its record, and every buffer is released.
@NullMarked
package org.artstore.ingest.chunk;

import org.jspecify.annotations.NullMarked;
