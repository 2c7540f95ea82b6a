/// Storage elements: their registration and what their workers report of them.
@NullMarked
package org.artstore.schemas.element;

import org.jspecify.annotations.NullMarked;
