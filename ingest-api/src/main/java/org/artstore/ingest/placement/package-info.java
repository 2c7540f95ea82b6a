/// Which element a new document goes to. Promise: sequential fill - of the elements that may take
/// it and have room, the one with the lowest priority, then the lowest id - by what the registry
/// and the workers said last.
@NullMarked
package org.artstore.ingest.placement;

import org.jspecify.annotations.NullMarked;
