/// Tests of org.artstore.worker.orphan.
@NullMarked
package org.artstore.worker.orphan;

import org.jspecify.annotations.NullMarked;
