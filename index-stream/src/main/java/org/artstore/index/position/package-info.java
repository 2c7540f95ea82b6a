/// How far the file log has been applied, and whether it is still the log that was applied.
/// Promises that nothing is applied to an index that has seen another history.
@NullMarked
package org.artstore.index.position;

import org.jspecify.annotations.NullMarked;
