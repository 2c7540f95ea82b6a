@NullMarked
package org.artstore.index.retelling;

import org.jspecify.annotations.NullMarked;
