/// Tells other services what the index that readers see has, so that they can compare it with the
/// file log and with the elements. Promise: every answer is of one moment, bounded, and says which
/// position of the file log it stands for.
@NullMarked
package org.artstore.index.holding;

import org.jspecify.annotations.NullMarked;
