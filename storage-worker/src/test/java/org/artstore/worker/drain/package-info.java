/// Tests of emptying elements.
@NullMarked
package org.artstore.worker.drain;

import org.jspecify.annotations.NullMarked;
