/// Writes to the journals of elements. Promise: an appended record is acknowledged by all replicas,
/// or its failure is told within a second and it is not sent later; bytes in memory are bounded.
@NullMarked
package org.artstore.ingest.journal;

import org.jspecify.annotations.NullMarked;
