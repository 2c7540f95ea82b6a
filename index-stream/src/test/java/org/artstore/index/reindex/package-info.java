@NullMarked
package org.artstore.index.reindex;

import org.jspecify.annotations.NullMarked;
