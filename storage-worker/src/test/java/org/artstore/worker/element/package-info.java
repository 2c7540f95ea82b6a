/// Tests of org.artstore.worker.element.
@NullMarked
package org.artstore.worker.element;

import org.jspecify.annotations.NullMarked;
