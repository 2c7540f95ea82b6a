/// Tests of org.artstore.worker.transfer.
@NullMarked
package org.artstore.worker.transfer;

import org.jspecify.annotations.NullMarked;
