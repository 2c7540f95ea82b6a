@NullMarked
package org.artstore.bench.attr;

import org.jspecify.annotations.NullMarked;
