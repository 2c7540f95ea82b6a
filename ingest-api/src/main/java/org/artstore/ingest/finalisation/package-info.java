/// Making temporary documents permanent, which moves them to another element. Promise: what is said
/// of a finalisation is what the log of transfers says of it; it ends in one way only.
@NullMarked
package org.artstore.ingest.finalisation;

import org.jspecify.annotations.NullMarked;
