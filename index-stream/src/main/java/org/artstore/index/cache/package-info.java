/// The documents in Redis, for quick reads. A cache only: losing it, or failing to write it,
/// changes no answer and delays no batch.
@NullMarked
package org.artstore.index.cache;

import org.jspecify.annotations.NullMarked;
