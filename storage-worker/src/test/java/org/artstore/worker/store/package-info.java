/// What every store promises.
@NullMarked
package org.artstore.worker.store;

import org.jspecify.annotations.NullMarked;
