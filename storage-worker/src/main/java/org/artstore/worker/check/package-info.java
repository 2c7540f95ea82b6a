/// Comparing an element with the file log, in both directions. Promise: every difference is named
/// or at least counted, memory is bounded, and nothing is changed.
@NullMarked
package org.artstore.worker.check;

import org.jspecify.annotations.NullMarked;
