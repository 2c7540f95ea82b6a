/// Tests of org.artstore.worker.check.
@NullMarked
package org.artstore.worker.check;

import org.jspecify.annotations.NullMarked;
