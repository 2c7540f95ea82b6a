@NullMarked
package org.artstore.index.generation;

import org.jspecify.annotations.NullMarked;
