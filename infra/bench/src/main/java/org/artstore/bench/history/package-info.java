/// Synthetic file logs. Promises that the same seed and number give the same events, byte for byte.
@NullMarked
package org.artstore.bench.history;

import org.jspecify.annotations.NullMarked;
