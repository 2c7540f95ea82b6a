@NullMarked
package org.artstore.index.redrive;

import org.jspecify.annotations.NullMarked;
