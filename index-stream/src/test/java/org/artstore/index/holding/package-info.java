@NullMarked
package org.artstore.index.holding;

import org.jspecify.annotations.NullMarked;
