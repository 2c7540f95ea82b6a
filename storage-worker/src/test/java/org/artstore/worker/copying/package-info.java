/// Tests of transfers.
@NullMarked
package org.artstore.worker.copying;

import org.jspecify.annotations.NullMarked;
