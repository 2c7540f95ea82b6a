/// Tests of org.artstore.worker.inventory.
@NullMarked
package org.artstore.worker.inventory;

import org.jspecify.annotations.NullMarked;
