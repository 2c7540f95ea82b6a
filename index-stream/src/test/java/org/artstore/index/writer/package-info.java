@NullMarked
package org.artstore.index.writer;

import org.jspecify.annotations.NullMarked;
