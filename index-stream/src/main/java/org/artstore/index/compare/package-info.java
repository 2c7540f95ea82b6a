/// Whether a new generation is what the live one is. Promises that both are looked at where they
/// have applied the same log to the same position, without holding anybody up for longer than it
/// takes the one that is behind to get there.
@NullMarked
package org.artstore.index.compare;

import org.jspecify.annotations.NullMarked;
