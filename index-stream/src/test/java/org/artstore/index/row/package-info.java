@NullMarked
package org.artstore.index.row;

import org.jspecify.annotations.NullMarked;
