/// Tests of org.artstore.worker.damage.
@NullMarked
package org.artstore.worker.damage;

import org.jspecify.annotations.NullMarked;
