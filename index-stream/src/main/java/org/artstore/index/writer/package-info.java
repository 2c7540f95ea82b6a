/// Writes batches to the index. Promises that a batch and its log position become visible together,
/// that an older version never replaces a newer one, and that one bad row stops nothing.
@NullMarked
package org.artstore.index.writer;

import org.jspecify.annotations.NullMarked;
