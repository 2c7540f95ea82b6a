/// Tests of what is said of elements.
@NullMarked
package org.artstore.schemas.element;

import org.jspecify.annotations.NullMarked;
