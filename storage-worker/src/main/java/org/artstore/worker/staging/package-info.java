/// Uploads that are not committed yet: their bytes on the element's disk and what is known of them.
/// Promise: after a checkpoint an open upload goes on from where it was, whatever happens; a record
/// that was seen before changes nothing; of two writers the one of the higher epoch wins.
@NullMarked
package org.artstore.worker.staging;

import org.jspecify.annotations.NullMarked;
