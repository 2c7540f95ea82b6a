/// Comparing element, file log and index, each with the others. Promise: every difference is named
/// or at least counted, none is named that is only lag, memory is bounded, and nothing is changed.
@NullMarked
package org.artstore.worker.check;

import org.jspecify.annotations.NullMarked;
