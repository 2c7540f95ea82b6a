@NullMarked
package org.artstore.index.batch;

import org.jspecify.annotations.NullMarked;
