@NullMarked
package org.artstore.bench.history;

import org.jspecify.annotations.NullMarked;
