/// Tests of the registry of elements.
@NullMarked
package org.artstore.auth.element;

import org.jspecify.annotations.NullMarked;
