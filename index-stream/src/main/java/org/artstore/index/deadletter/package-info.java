/// Records that cannot be applied. Promises that each is kept with its reason before the position
/// of the index passes it.
@NullMarked
package org.artstore.index.deadletter;

import org.jspecify.annotations.NullMarked;
