/// Comparing bytes with what was stored. Promise: a check that returns has seen exactly the bytes
/// that were stored; it knows nothing of where they lie.
@NullMarked
package org.artstore.worker.fixity;

import org.jspecify.annotations.NullMarked;
