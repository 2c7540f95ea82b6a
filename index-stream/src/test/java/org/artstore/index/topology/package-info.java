@NullMarked
package org.artstore.index.topology;

import org.jspecify.annotations.NullMarked;
