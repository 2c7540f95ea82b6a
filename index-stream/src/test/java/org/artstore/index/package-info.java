@NullMarked
package org.artstore.index;

import org.jspecify.annotations.NullMarked;
