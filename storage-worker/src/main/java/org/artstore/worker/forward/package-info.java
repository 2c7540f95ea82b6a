/// Uploads that an element cannot store and another element takes over. Promise: what was decided
/// of an upload is decided for good before any of it is written to the other element's journal; the
/// other element is told all that this one's journal says of the upload, in its order and without a
/// gap, though perhaps more than once.
@NullMarked
package org.artstore.worker.forward;

import org.jspecify.annotations.NullMarked;
