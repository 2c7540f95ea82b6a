/// Tests of org.artstore.worker.disk.
@NullMarked
package org.artstore.worker.disk;

import org.jspecify.annotations.NullMarked;
