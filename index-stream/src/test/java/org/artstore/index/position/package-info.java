@NullMarked
package org.artstore.index.position;

import org.jspecify.annotations.NullMarked;
