/// Tests of org.artstore.worker.staging.
@NullMarked
package org.artstore.worker.staging;

import org.jspecify.annotations.NullMarked;
