/// The elements of this worker: which they are, opening them, and telling how they are. Promise: an
/// element is used by one worker at a time; it is reported online only while it stores what its
/// journal brings.
@NullMarked
package org.artstore.worker.element;

import org.jspecify.annotations.NullMarked;
