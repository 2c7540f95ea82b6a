@NullMarked
package org.artstore.index.cache;

import org.jspecify.annotations.NullMarked;
