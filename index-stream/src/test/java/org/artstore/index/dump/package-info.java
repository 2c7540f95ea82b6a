@NullMarked
package org.artstore.index.dump;

import org.jspecify.annotations.NullMarked;
